package io.sessionaudit.auth.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.sessionaudit.auth.command.Caller;
import io.sessionaudit.auth.command.ChangePassword;
import io.sessionaudit.auth.command.HandedOut;
import io.sessionaudit.auth.command.Outcome;
import io.sessionaudit.auth.credential.Password;
import io.sessionaudit.event.SessionEvent.Delivery;
import io.sessionaudit.guard.micronaut.ProblemCode;
import io.sessionaudit.guard.micronaut.Problems;
import io.sessionaudit.guard.micronaut.contract.Operation;
import io.sessionaudit.guard.micronaut.contract.Says;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A user gives himself another password. The answer is that of a sign-in. */
@Controller("/auth/password")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
final class PasswordController {

  private final ChangePassword changePassword;
  private final Requests requests;

  PasswordController(ChangePassword changePassword, Requests requests) {
    this.changePassword = changePassword;
    this.requests = requests;
  }

  /** The password that counts, and the one that shall. */
  @Serdeable
  record Passwords(
      @Says(value = "The password that counts.", required = true) @Nullable String current,
      @Says(value = "The one that shall.", shortest = 8, longest = 256, required = true)
          @JsonProperty("new")
          @Nullable String next) {
    /** Passwords stay out of logs. */
    @Override
    public String toString() {
      return "***";
    }
  }

  @Operation(
      value = "Gives the user another password, ends all his sessions and signs him in anew.",
      answer = TokenAnswer.class,
      refusals = {ProblemCode.INVALID_CREDENTIALS, ProblemCode.TOO_MANY_REQUESTS},
      cookies = true)
  @Post
  MutableHttpResponse<?> change(HttpRequest<?> request, @Body Passwords passwords) {
    Caller caller = DatabaseAuthentication.caller(request);
    if (caller.loaded().session().opening().delivery() == Delivery.BODY
        && CrossSite.fromBrowser(request)) {
      return Problems.answer(ProblemCode.CSRF);
    }
    ChangePassword.Change change =
        new ChangePassword.Change(
            typed(Inputs.given("current", passwords.current())),
            Inputs.read(() -> Password.of(Inputs.given("new", passwords.next()))),
            requests.asked(request));
    return switch (changePassword.run(caller, change)) {
      case Outcome.Granted<HandedOut> it -> TokenAnswer.of(it.value());
      case Outcome.Refused<HandedOut> it -> Refusals.answer(it);
    };
  }

  /** What breaks the rules for passwords is nobody's, so it is as wrong as any other. */
  private static Optional<Password> typed(String text) {
    try {
      return Optional.of(Password.of(text));
    } catch (IllegalArgumentException _) {
      return Optional.empty(); // not his
    }
  }
}
