package io.sessionaudit.standalone.guarding;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionaudit.event.RevocationReason;
import io.sessionaudit.event.SessionEvent.TokenRevoked;
import io.sessionaudit.standalone.running.Browser;
import io.sessionaudit.standalone.running.RunningPlatform;
import io.sessionaudit.standalone.running.SharedPlatform;
import io.sessionaudit.standalone.running.User;
import io.sessionaudit.testkit.Eventually;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever ends a session, a service that checks tokens on its own learns of it. */
@ExtendWith(SharedPlatform.class)
class GuardedPathsTest {

  private final RunningPlatform platform;

  GuardedPathsTest(RunningPlatform platform) {
    this.platform = platform;
  }

  /** One session that shall end, another one of the same user, and who they are. */
  record Scene(RunningPlatform platform, User user, Browser victim, Browser other) {

    void end(String method, String path) {
      Browser.Answer answer = method.equals("DELETE") ? other.delete(path) : other.post(path, "");
      assertThat(answer.status()).as(answer.body()).isIn(200, 204);
    }

    void revoke(String path) {
      platform.admin().post(path, "{\"reason\":\"a laptop was lost\"}").expect(200);
    }
  }

  /** Ends the victim's session, and leaves this reason. */
  enum Way {
    LOGOUT(RevocationReason.LOGOUT) {
      @Override
      void end(Scene scene) {
        scene.victim().copy().post("/auth/logout", "").expect(204);
      }
    },
    LOGOUT_BY_ACCESS_TOKEN(RevocationReason.LOGOUT) {
      @Override
      void end(Scene scene) {
        scene.victim().copy().withRefresh(null).post("/auth/logout", "").expect(204);
      }
    },
    LOGOUT_ALL(RevocationReason.LOGOUT_ALL) {
      @Override
      void end(Scene scene) {
        scene.end("POST", "/auth/logout-all");
      }
    },
    OWN_SESSION(RevocationReason.LOGOUT) {
      @Override
      void end(Scene scene) {
        scene.end("DELETE", "/auth/sessions/" + scene.victim().session());
      }
    },
    ADMIN_USER(RevocationReason.ADMIN) {
      @Override
      void end(Scene scene) {
        scene.revoke("/admin/users/" + scene.user().id() + "/revoke");
      }
    },
    ADMIN_SESSION(RevocationReason.ADMIN) {
      @Override
      void end(Scene scene) {
        scene.revoke("/admin/sessions/" + scene.victim().session() + "/revoke");
      }
    },
    REUSE(RevocationReason.REUSE) {
      @Override
      void end(Scene scene) {
        Browser thief = scene.victim().copy();
        scene.victim().refresh().expect(200);
        scene.victim().refresh().expect(200);
        thief.refresh().expect(401, "reuse_detected");
      }
    },
    WRONG_FINGERPRINT(RevocationReason.BINDING) {
      @Override
      void end(Scene scene) {
        String foreign = scene.other().fingerprint();
        scene.victim().copy().withFingerprint(foreign).refresh().expect(401, "binding_mismatch");
      }
    },
    NO_FINGERPRINT(RevocationReason.BINDING) {
      @Override
      void end(Scene scene) {
        scene.victim().copy().withFingerprint(null).refresh().expect(401, "binding_mismatch");
      }
    },
    DEVICE_CHANGE(RevocationReason.DEVICE_CHANGED) {
      @Override
      void end(Scene scene) {
        scene.victim().copy().on(Browser.PHONE).refresh().expect(401, "reauthentication_required");
      }
    },
    ANOMALY(RevocationReason.ANOMALY) {
      @Override
      void end(Scene scene) {
        // The refresh itself is granted: only the detector minds the network.
        scene.other().copy().from("198.51.100.66").refresh().expect(200);
      }
    };

    private final RevocationReason reason;

    Way(RevocationReason reason) {
      this.reason = reason;
    }

    abstract void end(Scene scene);
  }

  @ParameterizedTest
  @EnumSource
  void reachesTheGuard(Way way) {
    User user = platform.newUser();
    Browser bystander = platform.browser().signIn(platform.newUser());
    Browser victim = platform.browser().signIn(user);
    Scene scene = new Scene(platform, user, victim, platform.browser().signIn(user));
    Eventually.holds(() -> platform.guarded(victim).expect(200));

    way.end(scene);

    Eventually.holds(() -> platform.guarded(victim).expect(401, "session_revoked"));
    assertThat(platform.stored().revocations(user).stream().map(TokenRevoked::reason))
        .contains(way.reason);
    Eventually.holds(() -> platform.guarded(bystander).expect(200));
  }
}
