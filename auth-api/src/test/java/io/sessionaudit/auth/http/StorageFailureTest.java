package io.sessionaudit.auth.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionaudit.testkit.Database;
import java.util.Arrays;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The database fails at each step of every call that ends something: the answer is 503 (RFC 7009
 * section 2.2.1), never a success, and nothing has ended; asked again, the same call does it.
 */
class StorageFailureTest {

  private static RunningAuthApi api;

  @BeforeAll
  static void start() {
    api = RunningAuthApi.start(Map.of());
    api.database()
        .execute(
            """
            CREATE FUNCTION public.fail() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN RAISE EXCEPTION 'failed by the test'; END $$\
            """);
  }

  @AfterAll
  static void stop() {
    api.close();
  }

  /** A step that fails from the first of the two statements to the second. */
  enum Step {
    READ("ALTER TABLE auth.session RENAME TO away", "ALTER TABLE auth.away RENAME TO session"),
    WRITE(
        "CREATE TRIGGER fail BEFORE INSERT ON auth.journal"
            + " FOR EACH ROW EXECUTE FUNCTION public.fail()",
        "DROP TRIGGER fail ON auth.journal"),
    COMMIT(
        "CREATE CONSTRAINT TRIGGER fail AFTER INSERT ON auth.journal"
            + " DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.fail()",
        "DROP TRIGGER fail ON auth.journal");

    private final String begins;
    private final String ends;

    Step(String begins, String ends) {
      this.begins = begins;
      this.ends = ends;
    }

    Browser.Answer during(Database database, Call call, Scene scene) {
      database.execute(begins);
      try {
        return call.of(scene);
      } finally {
        database.execute(ends);
      }
    }
  }

  /** Somebody with two sessions, and an admin who is signed in already. */
  record Scene(Browser victim, Browser other, Browser admin, String user, String session) {

    static Scene set() {
      String name = api.newUser();
      Browser victim = api.browser().signIn(name);
      Browser other = api.browser().signIn(name);
      var self = victim.get("/auth/whoami").expect(200).json();
      return new Scene(victim, other, api.admin(), self.text("sub"), self.text("sid"));
    }

    Browser.Answer client(String token) {
      Properties client = api.credential("client");
      return Browser.form(
          api.url(),
          "/oauth2/revoke",
          "token=" + token,
          client.getProperty("clientId"),
          client.getProperty("clientSecret"));
    }

    Browser.Answer admin(String path) {
      return admin.post(path, "{\"reason\":\"a laptop was lost\"}");
    }
  }

  /** Ends the access token of the victim, at least. */
  enum Call {
    CLIENT_REFRESH_TOKEN {
      @Override
      Browser.Answer of(Scene scene) {
        return scene.client(scene.victim().refreshToken());
      }
    },
    CLIENT_ACCESS_TOKEN {
      @Override
      Browser.Answer of(Scene scene) {
        return scene.client(scene.victim().accessToken());
      }
    },
    LOGOUT {
      @Override
      Browser.Answer of(Scene scene) {
        return scene.victim().copy().post("/auth/logout", "");
      }
    },
    LOGOUT_ALL {
      @Override
      Browser.Answer of(Scene scene) {
        return scene.victim().copy().post("/auth/logout-all", "");
      }
    },
    ONE_OF_HIS_SESSIONS {
      @Override
      Browser.Answer of(Scene scene) {
        return scene.other().copy().delete("/auth/sessions/" + scene.session());
      }
    },
    ADMIN_USER {
      @Override
      Browser.Answer of(Scene scene) {
        return scene.admin("/admin/users/" + scene.user() + "/revoke");
      }
    },
    ADMIN_SESSION {
      @Override
      Browser.Answer of(Scene scene) {
        return scene.admin("/admin/sessions/" + scene.session() + "/revoke");
      }
    },
    ADMIN_TOKEN {
      @Override
      Browser.Answer of(Scene scene) {
        return scene.admin("/admin/tokens/" + scene.session() + ".1/revoke");
      }
    },
    DISABLED {
      @Override
      Browser.Answer of(Scene scene) {
        String path = "/admin/users/" + scene.user();
        return scene.admin().send("PATCH", path, "{\"status\":\"DISABLED\"}");
      }
    },
    REVOKE_EVERYONE {
      @Override
      Browser.Answer of(Scene scene) {
        String body = "{\"reason\":\"drill\",\"confirm\":\"everyone\"}";
        return scene.admin().post("/admin/revoke-everyone", body);
      }
    };

    abstract Browser.Answer of(Scene scene);
  }

  static Stream<Arguments> all() {
    return Arrays.stream(Call.values())
        .flatMap(call -> Arrays.stream(Step.values()).map(step -> Arguments.of(call, step)));
  }

  @ParameterizedTest
  @MethodSource("all")
  void what_could_not_be_stored_is_not_promised(Call call, Step step) {
    Scene scene = Scene.set();
    String before = api.stored().everything();

    assertThat(step.during(api.database(), call, scene).status()).isEqualTo(503);
    assertThat(api.stored().everything()).isEqualTo(before);
    scene.victim().get("/auth/whoami").expect(200);

    assertThat(call.of(scene).status()).isIn(200, 204);
    scene.victim().get("/auth/whoami").expect(401, "session_revoked");
  }
}
