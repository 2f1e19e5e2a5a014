package io.sessionaudit.auth.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.web.router.Router;
import io.sessionaudit.json.Fields;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Somebody who may do everything, until his session or account comes to an end: then no call of the
 * router lets him in, and none of his credentials gets him a new one.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeadTokensTest {

  private final RunningAuthApi api = RunningAuthApi.start(Map.of());

  /** Whose session it is, and how he is called. */
  record Person(RunningAuthApi api, String name, String user, String session, Browser browser) {

    static Person of(RunningAuthApi api) {
      String name = api.newUser("admin", "security", "user");
      Browser browser = api.browser().signIn(name);
      Fields self = browser.get("/auth/whoami").expect(200).json();
      return new Person(api, name, self.text("sub"), self.text("sid"), browser);
    }

    void patch(String body) {
      api.admin().send("PATCH", "/admin/users/" + user, body).expect(200);
    }

    void set(String assignment) {
      String where = " WHERE session_id = '" + session + "'";
      api.database().execute("UPDATE auth.session SET " + assignment + where);
    }
  }

  /** How it ends, and what is said of the tokens afterwards. */
  enum End {
    SIGNED_OUT("session_revoked") {
      @Override
      void of(Person person) {
        person.browser().copy().post("/auth/logout", "").expect(204);
      }
    },
    EVERYWHERE("session_revoked") {
      @Override
      void of(Person person) {
        person.browser().copy().post("/auth/logout-all", "").expect(200);
      }
    },
    TOKEN_ALONE("session_revoked") {
      @Override
      void of(Person person) {
        String path = "/admin/tokens/" + person.session() + ".1/revoke";
        person.api().admin().post(path, "{\"reason\":\"seen in a log\"}").expect(200);
      }
    },
    DISABLED("session_revoked") {
      @Override
      void of(Person person) {
        person.patch("{\"status\":\"DISABLED\"}");
      }
    },
    ANOTHER_PASSWORD("session_revoked") {
      @Override
      void of(Person person) {
        person.patch("{\"password\":\"another password entirely\"}");
      }
    },
    OTHER_ROLES("token_stale") {
      @Override
      void of(Person person) {
        person.patch("{\"roles\":[\"user\"]}");
      }
    },
    IDLE("session_expired") {
      @Override
      void of(Person person) {
        person.set("idle_expires_at = clock_timestamp()");
      }
    },
    ABSOLUTE("session_expired") {
      @Override
      void of(Person person) {
        person.set("absolute_expires_at = clock_timestamp()");
      }
    },
    ERASED("session_revoked") {
      @Override
      void of(Person person) {
        String where = " WHERE user_id = '" + person.user() + "'";
        person.api().database().execute("DELETE FROM auth.user_key" + where);
      }
    },
    FORGOTTEN("session_revoked") {
      @Override
      void of(Person person) {
        String where = " WHERE session_id = '" + person.session() + "'";
        person.api().database().execute("DELETE FROM auth.session" + where);
      }
    };

    private final String code;

    End(String code) {
      this.code = code;
    }

    abstract void of(Person person);
  }

  @AfterAll
  void stop() {
    api.close();
  }

  /** Sign-out is left out: nobody is kept from it. */
  private Stream<Route> withBearer() {
    return Route.all(api.bean(Router.class)).stream()
        .filter(Route::takesBearer)
        .filter(it -> !it.toString().equals("POST /auth/logout"));
  }

  @ParameterizedTest
  @EnumSource
  void open_nothing(End end) {
    Person person = Person.of(api);
    end.of(person);
    String before = api.stored().everything();

    assertThat(withBearer())
        .hasSizeGreaterThan(10)
        .allSatisfy(route ->
            person
                .browser()
                .send(
                    route.method(),
                    route.path(UUID.randomUUID().toString()),
                    route.json() ? route.body() : "")
                .expect(401, end.code));
    assertThat(api.introspected(person.browser().accessToken())).isFalse();
    assertThat(api.stored().everything()).isEqualTo(before);
  }

  /** The ways to a token: none is open to an account that is not active. */
  @ParameterizedTest
  @EnumSource(names = {"DISABLED", "ANOTHER_PASSWORD"})
  void get_no_others(End end) {
    Person person = Person.of(api);
    Browser app = api.browser();
    Fields in =
        app.post(
                "/auth/login",
                "{\"username\":\"%s\",\"password\":\"%s\",\"delivery\":\"body\"}"
                    .formatted(person.name(), RunningAuthApi.PASSWORD))
            .expect(200)
            .json();
    Browser spent = person.browser().copy();
    person.browser().refresh().expect(200);
    end.of(person);

    String body =
        "{\"refreshToken\":\"%s\",\"fingerprint\":\"%s\"}"
            .formatted(in.text("refreshToken"), in.text("fingerprint"));
    app.withAccessToken(null).post("/auth/refresh", body).expect(401, "session_revoked");
    spent.refresh().expect(401, "session_revoked");
    person.browser().copy().refresh().expect(401, "session_revoked");
    for (String more : new String[] {"", ",\"endOthers\":true", ",\"delivery\":\"body\""}) {
      String login =
          "{\"username\":\"%s\",\"password\":\"%s\"%s}"
              .formatted(person.name(), RunningAuthApi.PASSWORD, more);
      api.browser().post("/auth/login", login).expect(401, "invalid_credentials");
    }
    String change =
        "{\"current\":\"%s\",\"new\":\"yet another password\"}".formatted(RunningAuthApi.PASSWORD);
    person.browser().post("/auth/password", change).expect(401, "session_revoked");
    assertThat(api.introspected(person.browser().refreshToken())).isFalse();
    assertThat(api.introspected(in.text("refreshToken"))).isFalse();
  }
}
