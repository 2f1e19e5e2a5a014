package io.sessionaudit.standalone.guarding;

import io.sessionaudit.standalone.running.Browser;
import io.sessionaudit.standalone.running.RunningPlatform;
import io.sessionaudit.standalone.running.SharedPlatform;
import io.sessionaudit.testkit.Eventually;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Everything that judges tokens stops and starts again: what was dead is dead, and what was alive
 * is alive. The detector judges none.
 */
@ExtendWith(SharedPlatform.class)
class RestartTest {

  private final RunningPlatform platform;

  RestartTest(RunningPlatform platform) {
    this.platform = platform;
  }

  @Test
  void nothingComesBackToLife() {
    Map<Way, Scene> ended = new LinkedHashMap<>();
    for (Way way :
        new Way[] {
          Way.ALL_OF_THE_REALM,
          Way.LOGOUT,
          Way.LOGOUT_ALL,
          Way.ADMIN_TOKEN,
          Way.REUSE,
          Way.DISABLED,
          Way.OTHER_ROLES,
          Way.NOT_USED_FOR_LONG
        }) {
      Scene scene = Scene.of(platform);
      way.end(scene);
      ended.put(way, scene);
    }
    Browser live = platform.browser().signIn(platform.newUser());
    platform.projector().stop();
    platform.auth().stop();
    platform.auth().start();
    platform.projector().start();
    platform.awaitReady(platform.auth(), platform.projector());

    Eventually.holds(() -> platform.guarded(live).expect(200));
    live.refresh().expect(200);
    ended.forEach((way, scene) -> dead(scene, way.extent()));
  }

  private void dead(Scene scene, Extent extent) {
    scene.victim().whoami().expect(401, extent.access());
    if (extent != Extent.IDLE) { // no clock was turned, so the access token is in time still
      Eventually.holds(() -> platform.guarded(scene.victim()).expect(401, extent.access()));
    }
    if (!extent.refresh().isEmpty()) {
      scene.victim().copy().refresh().expect(401, extent.refresh());
    }
  }
}
