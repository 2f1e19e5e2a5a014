package io.sessionaudit.standalone.guarding;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionaudit.event.Actor;
import io.sessionaudit.event.Event;
import io.sessionaudit.event.EventId;
import io.sessionaudit.event.RecordedEvent;
import io.sessionaudit.event.RevocationReason;
import io.sessionaudit.event.SessionEvent.TokenRevoked;
import io.sessionaudit.event.SessionId;
import io.sessionaudit.event.UserId;
import io.sessionaudit.feed.FeedFormat;
import io.sessionaudit.feed.Revocation;
import io.sessionaudit.feed.Revocation.RealmRaised;
import io.sessionaudit.feed.Revocation.SessionRevoked;
import io.sessionaudit.feed.Revocation.UserRevoked;
import io.sessionaudit.json.Fields;
import io.sessionaudit.standalone.running.Browser;
import io.sessionaudit.standalone.running.RunningPlatform;
import io.sessionaudit.standalone.running.SharedPlatform;
import io.sessionaudit.standalone.running.User;
import io.sessionaudit.testkit.Eventually;
import io.sessionaudit.wire.Topics;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever ends a session is written down with who did it and why, is told to all services, and is
 * believed by everybody who is shown one of its tokens.
 */
@ExtendWith(SharedPlatform.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryEndTest {

  private final RunningPlatform platform;
  private final User bystander;

  EveryEndTest(RunningPlatform platform) {
    this.platform = platform;
    this.bystander = platform.newUser();
  }

  @Test
  void noReasonIsMissingHere() {
    assertThat(Arrays.stream(Way.values()).flatMap(it -> Stream.ofNullable(it.reason())))
        .containsAll(List.of(RevocationReason.values()));
    assertThat(Arrays.stream(Way.values()).map(Way::extent)).containsAll(List.of(Extent.values()));
  }

  @ParameterizedTest
  @EnumSource
  void isKnownEverywhere(Way way) {
    Browser bystanding = platform.browser().signIn(bystander);
    Scene scene = Scene.of(platform);
    Eventually.holds(() -> platform.guarded(scene.victim()).expect(200));

    way.end(scene);

    RecordedEvent event = event(scene, way);
    written(scene, way, event);
    told(scene, way.extent(), event.envelope().id());
    shown(scene, way, event.envelope().id());
    believed(scene, way.extent());
    if (way.extent() != Extent.EVERYONE) {
      Eventually.holds(() -> platform.guarded(bystanding).expect(200));
    }
  }

  /** The event that says so: the first of its kind in the stream. */
  private RecordedEvent event(Scene scene, Way way) {
    boolean ofEveryone = way.extent() == Extent.EVERYONE;
    String stream = ofEveryone ? "realm" : "user:" + scene.user().id();
    AtomicReference<RecordedEvent> found = new AtomicReference<>();
    Eventually.holds(() ->
        found.set(
            platform.stored().events(stream).stream()
                .filter(it -> position(it) >= started(scene))
                .filter(it -> way.extent().isSaidBy(it.event()))
                .findFirst()
                .orElseThrow()));
    return Objects.requireNonNull(found.get());
  }

  private long started(Scene scene) {
    return position(platform.stored().events(scene.user()).getFirst());
  }

  private static long position(RecordedEvent event) {
    return Objects.requireNonNull(event.envelope().place()).position();
  }

  private void written(Scene scene, Way way, RecordedEvent event) {
    if (event.event() instanceof TokenRevoked it) {
      assertThat(it.reason()).isEqualTo(way.reason());
    }
    assertThat(event.envelope().lineage().actor()).isEqualTo(actor(scene, way.who()));
    EventId cause = event.envelope().lineage().cause();
    Class<? extends Event> kind = way.cause();
    if (kind == null) {
      assertThat(cause).isNull();
      return;
    }
    RecordedEvent before =
        Stream.concat(
                platform.stored().events(scene.user()).stream(),
                platform.log().anomalies(scene.user()).stream())
            .filter(it -> it.envelope().id().equals(cause))
            .findFirst()
            .orElseThrow();
    assertThat(before.event()).isInstanceOf(kind);
    assertThat(before.envelope().lineage().correlation())
        .isEqualTo(event.envelope().lineage().correlation());
  }

  private Actor actor(Scene scene, Way.Who who) {
    return switch (who) {
      case OWNER -> new Actor.User(UserId.of(scene.user().id()));
      case ADMIN -> new Actor.Admin(UserId.of(adminId()));
      case SERVICE -> new Actor.Service(platform.credential("client").getProperty("clientId"));
      case DETECTOR -> Actor.DETECTOR;
      case SYSTEM -> Actor.SYSTEM;
    };
  }

  private String adminId() {
    return platform.admin().whoami().expect(200).json().text("sub");
  }

  /** The record that guards read: the numbers as they stand, and the event that raised them. */
  private void told(Scene scene, Extent extent, EventId event) {
    if (!extent.isToldToGuards()) {
      platform.settle();
      assertThat(feed().map(Revocation::key))
          .doesNotContain("user:" + scene.user().id(), "session:" + scene.victim().session());
      return;
    }
    Eventually.holds(() -> {
      Revocation told = feed().filter(it -> it.event().equals(event)).findFirst().orElseThrow();
      assertThat(told).isEqualTo(expected(scene, extent, told));
    });
    if (extent == Extent.USER || extent == Extent.ROLES) {
      String numbers = extent == Extent.USER ? "2 1" : "0 2";
      Eventually.holds(() -> assertThat(account(scene)).isEqualTo(numbers));
    }
  }

  private Revocation expected(Scene scene, Extent extent, Revocation told) {
    UserId user = UserId.of(scene.user().id());
    SessionId session = SessionId.of(scene.victim().session());
    EventId event = told.event();
    return switch (extent) {
      case TOKEN -> new SessionRevoked(session, 1, event, told.until());
      case SESSION -> new SessionRevoked(session, Revocation.ALL_GENERATIONS, event, told.until());
      case USER -> new UserRevoked(user, 2, 1, event, told.until());
      case ROLES -> new UserRevoked(user, 0, 2, event, told.until());
      case EVERYONE -> new RealmRaised(realm(), event, told.until());
      case IDLE, ABSOLUTE -> throw new AssertionError("told, although time needs no telling");
    };
  }

  private int realm() {
    return Integer.parseInt(platform.stored().text("SELECT number FROM auth.realm"));
  }

  private Stream<Revocation> feed() {
    return platform.log().committed(Topics.SESSION_REVOCATIONS).stream()
        .map(it -> FeedFormat.read(it.key(), it.value()))
        .filter(Revocation.class::isInstance)
        .map(Revocation.class::cast);
  }

  /** What the projector has made of the same events. */
  private String account(Scene scene) {
    return platform
        .stored()
        .text(
            "SELECT revoked_through || ' ' || authz FROM audit.account WHERE user_id = '"
                + scene.user().id()
                + "'");
  }

  /** How the read API shows the session to somebody who may look. */
  private void shown(Scene scene, Way way, EventId event) {
    Properties auditor = platform.credential("auditor");
    Browser reader =
        platform.browser().signIn(auditor.getProperty("username"), auditor.getProperty("password"));
    String path = "/sessions/" + scene.victim().session();
    Eventually.holds(() -> {
      Fields row = reader.bearer(platform.projector().url().resolve(path)).expect(200).json();
      assertThat(row.text("status")).isEqualTo(way.extent().status());
      assertThat(row.has("endReason") ? row.text("endReason") : "").isEqualTo(way.shown());
      assertThat(row.has("endEvent") ? row.text("endEvent") : "")
          .isEqualTo(way.shown().isEmpty() ? "" : event.toString());
    });
  }

  /** Whoever is shown one of the victim's tokens refuses it, or takes what is still good. */
  private void believed(Scene scene, Extent extent) {
    Browser victim = scene.victim();
    victim.whoami().expect(401, extent.access());
    assertThat(scene.active(victim.accessToken())).isFalse();
    assertThat(scene.active(victim.refreshToken())).isEqualTo(extent.refresh().isEmpty());
    if (extent != Extent.IDLE) { // no clock was turned, so the access token is in time still
      Eventually.holds(() -> platform.guarded(victim).expect(401, extent.access()));
    }
    if (!extent.refresh().isEmpty()) {
      victim.copy().refresh().expect(401, extent.refresh());
      return;
    }
    victim.refresh().expect(200);
    victim.whoami().expect(200);
    Eventually.holds(() -> platform.guarded(victim).expect(200));
  }
}
