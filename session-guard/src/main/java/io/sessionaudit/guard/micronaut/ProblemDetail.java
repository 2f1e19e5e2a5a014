package io.sessionaudit.guard.micronaut;

import io.micronaut.core.convert.exceptions.ConversionErrorException;
import io.micronaut.web.router.exceptions.UnsatisfiedRouteException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What of a mistake in a request may be told to the caller: names of fields, fixed rules. */
final class ProblemDetail {

  private static final int MOST = 5;

  private ProblemDetail() {}

  /** Null for every cause whose text might show our inside. */
  static @Nullable String of(Throwable cause) {
    return switch (cause) {
      case ConstraintViolationException it -> violations(it);
      case UnsatisfiedRouteException it -> it.getArgument().getName() + ": is missing";
      case ConversionErrorException it -> it.getArgument().getName() + ": cannot be read";
      default -> null;
    };
  }

  private static String violations(ConstraintViolationException cause) {
    return cause.getConstraintViolations().stream()
        .map(it -> field(it) + ": " + it.getMessage())
        .sorted()
        .limit(MOST)
        .collect(Collectors.joining("; "));
  }

  private static String field(ConstraintViolation<?> violation) {
    String field = "";
    for (Path.Node node : violation.getPropertyPath()) {
      field = node.getName() == null ? field : node.getName();
    }
    return field;
  }
}
