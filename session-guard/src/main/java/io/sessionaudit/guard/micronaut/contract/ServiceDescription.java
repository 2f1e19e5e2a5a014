package io.sessionaudit.guard.micronaut.contract;

import io.sessionaudit.guard.micronaut.ProblemCode;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * What a service says of itself as a whole. A service that has a bean of this serves its document
 * at {@code /openapi.json}.
 *
 * @param text what it is for, in plain sentences
 * @param tokenRefusals why an access token may not count
 * @param outages why any call may be answered 503
 * @param crossSite the beginning of the paths whose POST and DELETE are guarded against other
 *     sites; null for none
 * @param oauth the calls that answer errors of RFC 6749; null for none
 * @param query every query parameter by name
 */
public record ServiceDescription(
    String title,
    String text,
    Set<ProblemCode> tokenRefusals,
    Set<ProblemCode> outages,
    @Nullable String crossSite,
    @Nullable OAuth oauth,
    Map<String, Query> query) {

  public ServiceDescription {
    tokenRefusals = Set.copyOf(tokenRefusals);
    outages = Set.copyOf(outages);
    query = Map.copyOf(query);
  }

  /**
   * Calls whose errors are those of RFC 6749, section 5.2.
   *
   * @param prefix the beginning of their paths
   * @param body the record of an error
   * @param error the {@code error} for a status
   */
  public record OAuth(String prefix, Class<?> body, IntFunction<String> error) {}

  /**
   * A query parameter.
   *
   * @param says what it does, in plain sentences
   * @param example a value that every call takes
   */
  public record Query(String says, String example) {}
}
