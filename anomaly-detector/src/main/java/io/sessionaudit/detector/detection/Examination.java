package io.sessionaudit.detector.detection;

import io.sessionaudit.event.AnomalyDetected;
import io.sessionaudit.event.AnomalyDetected.Signal;
import io.sessionaudit.event.SessionEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** One sighting of a session's client, looked at by all rules, and what comes of it. */
record Examination(UserBaseline user, SessionBaseline session, Sighting sighting) {

  /** What was noticed about an event: what the event itself says, and where it came from. */
  Findings of(SessionEvent.OfOneSession event, List<Noticed> named) {
    NetworkMove move = NetworkMove.of(session.networks(), user.known(), sighting);
    List<Noticed> noticed = new ArrayList<>(named);
    Noticed moved = move.noticed();
    if (moved != null) {
      noticed.add(moved);
    }
    noticed.sort(Comparator.comparing(each -> each.signal().kind()));
    RecentSignals recent = session.recent().plus(noticed, sighting.at());
    Baseline after = new Baseline(user, session.with(move.networks()).with(recent));
    return new Findings(event, after, noticed, recent.score());
  }

  /**
   * @param noticed about this event; the score also counts what the session showed before
   */
  record Findings(
      SessionEvent.OfOneSession event, Baseline after, List<Noticed> noticed, int score) {

    /**
     * @param live whether the token that came could still do harm: a dead one is flagged only, or
     *     its holder could end sessions that he has no credential of
     */
    Detected answer(Profile profile, boolean live) {
      if (noticed.isEmpty()) {
        return Detected.nothing(after);
      }
      boolean mayRevoke = live && noticed.stream().anyMatch(each -> each.weight().mayRevoke());
      List<Signal> signals = noticed.stream().map(Noticed::signal).toList();
      return new Detected(
          after,
          new AnomalyDetected(
              event.user(),
              event.session(),
              signals,
              score,
              profile.wireName(),
              RuleSet.NAME,
              profile.verdict(score, mayRevoke)));
    }
  }
}
