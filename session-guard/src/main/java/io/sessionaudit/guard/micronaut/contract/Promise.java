package io.sessionaudit.guard.micronaut.contract;

import io.sessionaudit.guard.micronaut.ProblemCode;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a call answers when it succeeds, and why it may not.
 *
 * @param statuses of the answers that have that body; the first one is success
 * @param answer what the body is; null for none
 * @param own whether it is a call of ours, and not one of the framework
 */
record Promise(
    String says,
    List<Integer> statuses,
    @Nullable Type answer,
    String mediaType,
    Set<ProblemCode> refusals,
    List<Credential> credentials,
    List<String> query,
    boolean cookies,
    boolean own) {

  static Promise of(Operation operation, @Nullable Type returned) {
    return new Promise(
        operation.value(),
        List.of(operation.status()),
        operation.answer() == void.class ? returned : operation.answer(),
        "application/json",
        set(operation.refusals()),
        List.of(operation.credentials()),
        List.of(operation.query()),
        operation.cookies(),
        true);
  }

  /** A call of the framework, which anybody may make. */
  static Promise framework(String says, List<Integer> statuses, Type answer, String mediaType) {
    return new Promise(
        says, statuses, answer, mediaType, Set.of(), List.of(), List.of(), false, false);
  }

  private static Set<ProblemCode> set(ProblemCode[] codes) {
    Set<ProblemCode> set = EnumSet.noneOf(ProblemCode.class);
    set.addAll(Arrays.asList(codes));
    return set;
  }
}
