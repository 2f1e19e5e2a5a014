package io.sessionaudit.projector.intake;

import io.sessionaudit.wire.WireEvent;
import java.util.Arrays;

final class SameEvent {

  private SameEvent() {}

  /** The same in every header and every byte. */
  static boolean of(WireEvent one, WireEvent other) {
    return one.envelope().equals(other.envelope())
        && one.type().equals(other.type())
        && one.revision() == other.revision()
        && Arrays.equals(one.data(), other.data());
  }
}
