package io.sessionaudit.guard.micronaut.contract;

import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.web.router.UriRouteInfo;
import io.sessionaudit.guard.micronaut.RouteTemplates;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One call, as the router has it.
 *
 * @param template with {@code {names}} for what varies, without the query
 * @param rules who may call, as the security rule says
 * @param body what it takes; null for nothing
 * @param mediaType of the body
 */
record Route(
    String method,
    String template,
    List<String> rules,
    Promise promise,
    @Nullable Argument<?> body,
    String mediaType) {

  private static final String JSON = "application/json";
  private static final Pattern VARIABLE = Pattern.compile("\\{([^}]*)}");

  /**
   * The call of a route.
   *
   * @throws IllegalStateException if nobody has said what it promises
   */
  static Route of(UriRouteInfo<?, ?> info) {
    String template = RouteTemplates.of(info);
    String call = info.getHttpMethodName() + " " + template;
    Method method = info.getTargetMethod().getTargetMethod();
    Operation operation = method.getAnnotation(Operation.class);
    Promise promise =
        operation == null
            ? FrameworkCalls.find(call)
            : Promise.of(operation, returned(method.getGenericReturnType()));
    if (promise == null) {
      throw new IllegalStateException(
          call + " does not say what it promises: it has no @Operation");
    }
    return new Route(
        info.getHttpMethodName(),
        template,
        List.of(info.getAnnotationMetadata().stringValues(Secured.class)),
        promise,
        Arrays.stream(info.getTargetMethod().getArguments())
            .filter(it -> it.getAnnotationMetadata().hasAnnotation(Body.class))
            .findFirst()
            .orElse(null),
        info.getConsumes().stream().findFirst().map(MediaType::getName).orElse(JSON));
  }

  /** The body behind the framework's wrappers; null where the method does not say. */
  private static @Nullable Type returned(Type type) {
    if (type instanceof ParameterizedType it && it.getRawType() == Optional.class) {
      return it.getActualTypeArguments()[0];
    }
    boolean response =
        type instanceof ParameterizedType it
            && it.getRawType() instanceof Class<?> raw
            && HttpResponse.class.isAssignableFrom(raw);
    return response || type == void.class ? null : type;
  }

  /** Whether the security rule asks for a live access token. */
  boolean needsToken() {
    return !rules.isEmpty() && !rules.contains(SecurityRule.IS_ANONYMOUS);
  }

  /** Whether another site's page could be behind it, so that the guard against that looks at it. */
  boolean crossSite(@Nullable String prefix) {
    return prefix != null
        && template.startsWith(prefix)
        && (method.equals("POST") || method.equals("DELETE"));
  }

  /** Names of what varies in the path. */
  List<String> variables() {
    return VARIABLE.matcher(template).results().map((MatchResult it) -> it.group(1)).toList();
  }
}
