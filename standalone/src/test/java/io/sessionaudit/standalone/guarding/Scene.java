package io.sessionaudit.standalone.guarding;

import io.sessionaudit.standalone.running.Browser;
import io.sessionaudit.standalone.running.RunningPlatform;
import io.sessionaudit.standalone.running.User;
import io.sessionaudit.testkit.Eventually;
import java.util.Properties;

/** One session that shall end, another one of the same user, and who they are. */
record Scene(RunningPlatform platform, User user, Browser victim, Browser other) {

  static Scene of(RunningPlatform platform) {
    User user = platform.newUser();
    return new Scene(
        platform, user, platform.browser().signIn(user), platform.browser().signIn(user));
  }

  /** An admin asks. */
  void revoke(String path) {
    platform.admin().post(path, "{\"reason\":\"a laptop was lost\"}").expect(200);
  }

  /** An admin changes the account; a machine that is too busy for a password is asked again. */
  void patch(String body) {
    Browser admin = platform.admin();
    Eventually.holds(() -> admin.patch("/admin/users/" + user.id(), body).expect(200));
  }

  /** A service client asks. */
  Browser.Answer client(String path, String token) {
    Properties client = platform.credential("client");
    return platform
        .browser()
        .form(
            path,
            "token=" + token,
            client.getProperty("clientId"),
            client.getProperty("clientSecret"))
        .expect(200);
  }

  /** What the database says of a token. */
  boolean active(String token) {
    return client("/oauth2/introspect", token).json().flag("active");
  }

  /** Somebody with this browser and the user's password. */
  void signIn(Browser browser, User who, String more) {
    String body =
        "{\"username\":\"%s\",\"password\":\"%s\"%s}".formatted(who.name(), who.password(), more);
    Eventually.holds(() -> browser.post("/auth/login", body).expect(200));
  }

  /** Makes the victim's session older than it is. */
  void set(String assignments) {
    platform
        .database()
        .execute(
            "UPDATE auth.session SET "
                + assignments
                + " WHERE session_id = '"
                + victim.session()
                + "'");
  }
}
