package io.sessionaudit.auth.http;

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
import io.sessionaudit.auth.command.HandedOut;
import io.sessionaudit.auth.command.Outcome;
import io.sessionaudit.auth.command.SignIn;
import io.sessionaudit.auth.credential.Password;
import io.sessionaudit.event.SessionEvent.Delivery;
import io.sessionaudit.guard.micronaut.ProblemCode;
import io.sessionaudit.guard.micronaut.Problems;
import io.sessionaudit.guard.micronaut.contract.Credential;
import io.sessionaudit.guard.micronaut.contract.Operation;
import io.sessionaudit.guard.micronaut.contract.Says;
import io.sessionaudit.personal.UserName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sign-in. */
@Controller("/auth/login")
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
final class LoginController {

  private final SignIn signIn;
  private final Requests requests;
  private final SignInMeters meters;

  LoginController(SignIn signIn, Requests requests, SignInMeters meters) {
    this.signIn = signIn;
    this.requests = requests;
    this.meters = meters;
  }

  /**
   * What a sign-in takes.
   *
   * @param delivery {@code cookie} (default) or {@code body} for native clients
   * @param endOthers whether all other sessions of the user shall end
   */
  @Serdeable
  record Login(
      @Says(value = "Who signs in; compared without regard to case.", shortest = 1) String username,
      @Says("His password.") String password,
      @Says(
              value = "Where the tokens go; cookie unless something else is said.",
              values = {"cookie", "body"})
          @Nullable String delivery,
      @Says("Whether all other sessions of the user end.") @Nullable Boolean endOthers) {
    /** Passwords stay out of logs. */
    @Override
    public String toString() {
      return "***";
    }
  }

  @Operation(
      value =
          "Signs in. Browsers get their tokens in cookies, clients that ask for the delivery body"
              + " in the answer. A session whose cookies come along ends.",
      answer = TokenAnswer.class,
      credentials = Credential.BODY,
      refusals = {ProblemCode.INVALID_CREDENTIALS, ProblemCode.TOO_MANY_REQUESTS},
      cookies = true)
  @Post
  MutableHttpResponse<?> login(HttpRequest<?> request, @Body Login login) {
    Delivery delivery = delivery(login.delivery());
    if (delivery == Delivery.BODY && CrossSite.fromBrowser(request)) {
      return Problems.answer(ProblemCode.CSRF);
    }
    SignIn.Attempt attempt =
        new SignIn.Attempt(
            Inputs.read(() -> UserName.of(login.username())),
            Inputs.read(() -> Password.of(login.password())),
            delivery,
            Boolean.TRUE.equals(login.endOthers()),
            carried(request),
            requests.asked(request));
    return switch (meters.count(signIn.run(attempt))) {
      case Outcome.Granted<HandedOut> it -> TokenAnswer.of(it.value());
      case Outcome.Refused<HandedOut> it -> Refusals.answer(it);
    };
  }

  /** The session that this browser is in; two cookies of that name are nobody's. */
  private static @Nullable String carried(HttpRequest<?> request) {
    List<String> cookies = CookieHeader.values(request, SessionCookies.REFRESH);
    return cookies.size() == 1 ? cookies.getFirst() : null;
  }

  private static Delivery delivery(@Nullable String name) {
    return switch (name) {
      case null -> Delivery.COOKIE;
      case "cookie" -> Delivery.COOKIE;
      case "body" -> Delivery.BODY;
      default -> throw new InvalidRequestException("delivery is cookie or body.");
    };
  }
}
