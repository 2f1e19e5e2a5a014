package io.sessionaudit.standalone.cli;

import io.sessionaudit.standalone.platform.PlatformException;
import io.sessionaudit.wire.KafkaConnection;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.SecurityDisabledException;
import org.apache.kafka.common.errors.TimeoutException;

/** Says why Kafka did not do what an operator asked for. */
final class KafkaRefusal {

  private KafkaRefusal() {}

  static PlatformException of(KafkaConnection kafka, Throwable cause) {
    return new PlatformException(kafka + ": " + sentence(cause), cause);
  }

  private static String sentence(Throwable cause) {
    return switch (cause) {
      case AuthenticationException _ -> "it does not accept the operator's user or password.";
      case AuthorizationException _ -> "the operator's user may not do this.";
      case SecurityDisabledException _ ->
          "it has no authorizer, so everybody may do everything. Set authorizer.class.name there, or"
              + " add --skip rights here.";
      case TimeoutException _ -> "it does not answer.";
      default -> String.valueOf(cause.getMessage());
    };
  }
}
