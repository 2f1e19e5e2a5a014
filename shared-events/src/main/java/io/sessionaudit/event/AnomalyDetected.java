package io.sessionaudit.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the detector made of one event. Its envelope's cause is the triggering event.
 *
 * @param signals what was noticed, at least one
 * @param score sum over the distinct kinds of signal in one session within 15 minutes
 * @param profile {@code strict}, {@code balanced} or {@code observe}
 * @param ruleSet name and version of the rules, so that a verdict can be derived again
 */
public record AnomalyDetected(
    UserId user,
    SessionId session,
    List<Signal> signals,
    int score,
    String profile,
    String ruleSet,
    Verdict verdict)
    implements Event {

  public AnomalyDetected {
    signals = List.copyOf(signals);
    if (signals.isEmpty()) {
      throw new IllegalArgumentException("an anomaly has a signal");
    }
    Bounds.atLeast(0, score, "a score");
    Bounds.named(profile, "a profile");
    Bounds.named(ruleSet, "a rule set");
  }

  @Override
  public Stream stream() {
    return Stream.of(user);
  }

  /**
   * One thing that was noticed, with what is needed to understand it.
   *
   * @param before the old value in a form that names nobody: a device, a network's tag, a count
   * @param after the new value, likewise
   * @param event the event that set the old value; whoever may read addresses opens both there
   */
  public record Signal(
      SignalKind kind, @Nullable String before, @Nullable String after, @Nullable EventId event) {}

  /** What can be noticed. */
  public enum SignalKind {
    REUSE,
    DEVICE_CHANGED,
    NETWORK_CHANGED,
    NEW_ADDRESS_FAMILY,
    REFRESH_TOO_OFTEN,
    DEAD_TOKEN_PRESENTED
  }

  /** What follows. */
  public enum Verdict {
    OBSERVE,
    REVOKE_ALL
  }
}
