package io.sessionaudit.standalone.guarding;

import static io.sessionaudit.standalone.guarding.Extent.EVERYONE;
import static io.sessionaudit.standalone.guarding.Extent.SESSION;
import static io.sessionaudit.standalone.guarding.Extent.TOKEN;
import static io.sessionaudit.standalone.guarding.Extent.USER;
import static org.assertj.core.api.Assertions.assertThat;

import io.sessionaudit.event.AnomalyDetected;
import io.sessionaudit.event.Event;
import io.sessionaudit.event.RevocationReason;
import io.sessionaudit.event.SessionEvent.RefreshRejected;
import io.sessionaudit.event.SessionEvent.ReuseDetected;
import io.sessionaudit.standalone.running.Browser;
import io.sessionaudit.standalone.running.SharedPlatform;
import io.sessionaudit.testkit.Eventually;
import org.jspecify.annotations.Nullable;

/** Everything that ends the victim's session, or what it holds. */
enum Way {
  LOGOUT(RevocationReason.LOGOUT, SESSION, Who.OWNER) {
    @Override
    void end(Scene scene) {
      scene.victim().copy().post("/auth/logout", "").expect(204);
    }
  },
  LOGOUT_BY_ACCESS_TOKEN(RevocationReason.LOGOUT, SESSION, Who.OWNER) {
    @Override
    void end(Scene scene) {
      scene.victim().copy().withRefresh(null).post("/auth/logout", "").expect(204);
    }
  },
  LOGOUT_BY_A_SPENT_TOKEN(RevocationReason.LOGOUT, SESSION, Who.OWNER) {
    @Override
    void end(Scene scene) {
      Browser late = scene.victim().copy().withAccessToken(null);
      scene.victim().refresh().expect(200);
      late.post("/auth/logout", "").expect(204);
    }
  },
  ONE_OF_HIS_SESSIONS(RevocationReason.LOGOUT, SESSION, Who.OWNER) {
    @Override
    void end(Scene scene) {
      scene.other().delete("/auth/sessions/" + scene.victim().session()).expect(204);
    }
  },
  LOGOUT_ALL(RevocationReason.LOGOUT_ALL, USER, Who.OWNER) {
    @Override
    void end(Scene scene) {
      scene.other().post("/auth/logout-all", "").expect(200);
    }
  },
  OTHERS(RevocationReason.OTHERS, USER, Who.OWNER) {
    @Override
    void end(Scene scene) {
      scene.signIn(scene.platform().browser(), scene.user(), ",\"endOthers\":true");
    }
  },
  ADMIN_USER(RevocationReason.ADMIN, USER, Who.ADMIN) {
    @Override
    void end(Scene scene) {
      scene.revoke("/admin/users/" + scene.user().id() + "/revoke");
    }
  },
  ADMIN_SESSION(RevocationReason.ADMIN, SESSION, Who.ADMIN) {
    @Override
    void end(Scene scene) {
      scene.revoke("/admin/sessions/" + scene.victim().session() + "/revoke");
    }
  },
  ADMIN_TOKEN(RevocationReason.ADMIN, TOKEN, Who.ADMIN) {
    @Override
    void end(Scene scene) {
      scene.revoke("/admin/tokens/" + scene.victim().session() + ".1/revoke");
    }
  },
  CLIENT_REFRESH_TOKEN(RevocationReason.CLIENT, SESSION, Who.SERVICE) {
    @Override
    void end(Scene scene) {
      scene.client("/oauth2/revoke", scene.victim().refreshToken());
    }
  },
  CLIENT_ACCESS_TOKEN(RevocationReason.CLIENT, TOKEN, Who.SERVICE) {
    @Override
    void end(Scene scene) {
      scene.client("/oauth2/revoke", scene.victim().accessToken());
    }
  },
  REUSE(RevocationReason.REUSE, ReuseDetected.class) {
    @Override
    void end(Scene scene) {
      Browser thief = scene.victim().copy();
      scene.victim().refresh().expect(200);
      scene.victim().refresh().expect(200);
      thief.refresh().expect(401, "reuse_detected");
    }
  },
  WRONG_FINGERPRINT(RevocationReason.BINDING, ReuseDetected.class) {
    @Override
    void end(Scene scene) {
      String foreign = scene.other().fingerprint();
      scene.victim().copy().withFingerprint(foreign).refresh().expect(401, "binding_mismatch");
    }
  },
  NO_FINGERPRINT(RevocationReason.BINDING, RefreshRejected.class) {
    @Override
    void end(Scene scene) {
      scene.victim().copy().withFingerprint(null).refresh().expect(401, "binding_mismatch");
    }
  },
  ANOTHER_DEVICE(RevocationReason.DEVICE_CHANGED, RefreshRejected.class) {
    @Override
    void end(Scene scene) {
      scene.victim().copy().on(Browser.PHONE).refresh().expect(401, "reauthentication_required");
    }
  },
  ANOMALY(RevocationReason.ANOMALY, "ANOMALY", USER, Who.DETECTOR, AnomalyDetected.class) {
    @Override
    void end(Scene scene) {
      // The refresh itself is granted: only the detector minds the network.
      scene.other().copy().from("198.51.100.66").refresh().expect(200);
    }
  },
  ANOTHER_PASSWORD(RevocationReason.PASSWORD_CHANGED, USER, Who.OWNER) {
    @Override
    void end(Scene scene) {
      String body = "{\"current\":\"%s\",\"new\":\"%s\"}".formatted(scene.user().password(), NEXT);
      Eventually.holds(() -> scene.other().post("/auth/password", body).expect(200));
    }
  },
  PASSWORD_BY_ADMIN(RevocationReason.PASSWORD_CHANGED, USER, Who.ADMIN) {
    @Override
    void end(Scene scene) {
      scene.patch("{\"password\":\"" + NEXT + "\"}");
    }
  },
  DISABLED(RevocationReason.DISABLED, USER, Who.ADMIN) {
    @Override
    void end(Scene scene) {
      scene.patch("{\"status\":\"DISABLED\"}");
    }
  },
  A_SESSION_TOO_MANY(RevocationReason.SESSION_LIMIT, SESSION, Who.OWNER) {
    @Override
    void end(Scene scene) {
      for (int open = 2; open <= SharedPlatform.SESSIONS; open++) {
        scene.platform().browser().signIn(scene.user());
      }
    }
  },
  SIGN_IN_OVER_IT(RevocationReason.REPLACED, SESSION, Who.OWNER) {
    @Override
    void end(Scene scene) {
      scene.signIn(scene.victim().copy(), scene.user(), "");
    }
  },
  ANOTHER_USERS_SIGN_IN_OVER_IT(RevocationReason.REPLACED, SESSION, Who.OWNER) {
    @Override
    void end(Scene scene) {
      scene.signIn(scene.victim().copy(), scene.platform().newUser(), "");
    }
  },
  ALL_OF_THE_REALM("ADMIN", EVERYONE, Who.ADMIN) {
    @Override
    void end(Scene scene) {
      String body = "{\"reason\":\"drill\",\"confirm\":\"everyone\"}";
      scene.platform().admin().post("/admin/revoke-everyone", body).expect(200);
    }
  },
  OTHER_ROLES("", Extent.ROLES, Who.ADMIN) {
    @Override
    void end(Scene scene) {
      scene.patch("{\"roles\":[\"user\",\"auditor\",\"writer\"]}");
    }
  },
  NOT_USED_FOR_LONG("IDLE", Extent.IDLE, Who.SYSTEM) {
    @Override
    void end(Scene scene) {
      String past = "clock_timestamp() - interval '1 s'";
      scene.set("idle_expires_at = " + past + ", look_at = " + past);
    }
  },
  OPEN_FOR_LONG("ABSOLUTE", Extent.ABSOLUTE, Who.OWNER) {
    @Override
    void end(Scene scene) {
      scene.set("absolute_expires_at = clock_timestamp() + interval '2 s'");
      // Its access token lives no longer than the session, whatever the usual life is.
      scene.victim().refresh().expect(200);
      Eventually.holds(() -> assertThat(scene.active(scene.victim().refreshToken())).isFalse());
      scene.victim().copy().refresh().expect(401, "session_expired");
    }
  };

  static final String NEXT = "another password entirely";

  /** Who is named as the one that did it. */
  enum Who {
    OWNER,
    ADMIN,
    SERVICE,
    DETECTOR,
    SYSTEM
  }

  private final @Nullable RevocationReason reason;
  private final String shown;
  private final Extent extent;
  private final Who who;
  private final @Nullable Class<? extends Event> cause;

  Way(
      @Nullable RevocationReason reason,
      String shown,
      Extent extent,
      Who who,
      @Nullable Class<? extends Event> cause) {
    this.reason = reason;
    this.shown = shown;
    this.extent = extent;
    this.who = who;
    this.cause = cause;
  }

  /** Somebody asked for it. */
  Way(RevocationReason reason, Extent extent, Who who) {
    this(reason, extent == TOKEN ? "" : reason.name(), extent, who, null);
  }

  /** It followed from what a refresh gave away. */
  Way(RevocationReason reason, Class<? extends Event> cause) {
    this(reason, reason.name(), SESSION, Who.SYSTEM, cause);
  }

  /** No revocation of tokens of one user. */
  Way(String shown, Extent extent, Who who) {
    this(null, shown, extent, who, null);
  }

  abstract void end(Scene scene);

  /** Of the revocation; absent where the event is none. */
  @Nullable RevocationReason reason() {
    return reason;
  }

  /** The reason in the read API, empty for none. */
  String shown() {
    return shown;
  }

  Extent extent() {
    return extent;
  }

  Who who() {
    return who;
  }

  /** The event before it; absent if a person, a client or the time asked for it. */
  @Nullable Class<? extends Event> cause() {
    return cause;
  }
}
