package io.sessionaudit.auth.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.sessionaudit.auth.command.Caller;
import io.sessionaudit.auth.command.Outcome;
import io.sessionaudit.auth.command.OwnSessions;
import io.sessionaudit.auth.command.SignOut;
import io.sessionaudit.auth.decision.EndSessionDecision.Ended;
import io.sessionaudit.auth.decision.Refusal;
import io.sessionaudit.event.Device;
import io.sessionaudit.event.SessionId;
import io.sessionaudit.guard.micronaut.ProblemCode;
import io.sessionaudit.guard.micronaut.contract.Operation;
import io.sessionaudit.guard.micronaut.contract.Says;
import io.sessionaudit.json.Timestamps;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A user looks at his own live sessions and ends one of them. */
@Controller("/auth/sessions")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
final class OwnSessionsController {

  private final OwnSessions ownSessions;
  private final SignOut signOut;
  private final Requests requests;

  OwnSessionsController(OwnSessions ownSessions, SignOut signOut, Requests requests) {
    this.ownSessions = ownSessions;
    this.signOut = signOut;
    this.requests = requests;
  }

  /** The user's live sessions, the newest first. */
  @Serdeable
  record Items(List<Item> items) {}

  /**
   * One session.
   *
   * @param ip of its last use
   * @param current the one that asks
   */
  @Serdeable
  record Item(
      @Says(value = "The session.", format = "uuid") String id,
      DeviceItem device,
      @Says("The address of its last use; absent if it cannot be opened.") @Nullable String ip,
      @Says(value = "When it was opened.", format = "date-time") String createdAt,
      @Says(value = "When it was last used.", format = "date-time") String lastUsedAt,
      @Says("Whether it is the one that asks.") boolean current) {}

  @Serdeable
  record DeviceItem(
      @Says("Family of the browser.") String browser,
      @Says("Family of the operating system.") String os,
      @Says("Kind of device.") @JsonProperty("class") String type) {
    static DeviceItem of(Device device) {
      return new DeviceItem(device.browser(), device.os(), device.type());
    }
  }

  @Operation("The user's live sessions, the newest first.")
  @Get
  Items sessions(HttpRequest<?> request) {
    Caller caller = DatabaseAuthentication.caller(request);
    return new Items(
        ownSessions.of(caller).stream()
            .map(it ->
                new Item(
                    it.id().toString(),
                    DeviceItem.of(it.device()),
                    it.ip(),
                    Timestamps.format(it.createdAt()),
                    Timestamps.format(it.lastUsedAt()),
                    it.id().equals(caller.token().session())))
            .toList());
  }

  @Operation(
      value = "Ends one of the user's own sessions; his present one as a logout does.",
      status = 204,
      refusals = ProblemCode.NOT_FOUND,
      cookies = true)
  @Delete("/{sid}")
  MutableHttpResponse<?> end(HttpRequest<?> request, @PathVariable String sid) {
    Caller caller = DatabaseAuthentication.caller(request);
    Optional<SessionId> session = Inputs.session(sid);
    Outcome<Ended> outcome =
        session.isEmpty()
            ? Outcome.refused(Refusal.NOT_FOUND)
            : signOut.own(caller, session.get(), requests.correlation(request));
    return switch (outcome) {
      case Outcome.Granted<Ended> _ ->
          caller.token().session().equals(session.get())
              ? SessionCookies.clear(HttpResponse.noContent())
              : HttpResponse.noContent();
      case Outcome.Refused<Ended> it -> Refusals.answer(it);
    };
  }
}
