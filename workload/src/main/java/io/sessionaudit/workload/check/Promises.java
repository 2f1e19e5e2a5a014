package io.sessionaudit.workload.check;

import io.sessionaudit.event.Event;
import io.sessionaudit.event.RevocationScope;
import io.sessionaudit.event.SessionEvent.TokenIssued;
import io.sessionaudit.event.SessionEvent.TokenRefreshed;
import io.sessionaudit.event.SessionEvent.TokenRevoked;
import io.sessionaudit.event.SessionId;
import io.sessionaudit.event.SessionPoint;
import io.sessionaudit.event.Stream;
import io.sessionaudit.event.TokenId;
import io.sessionaudit.event.UserId;
import io.sessionaudit.wire.EventCodec;
import io.sessionaudit.wire.WireEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the log alone says about the promises that were made: tokens handed out, sessions ended,
 * numbers raised. Built once from a ledger.
 */
final class Promises {

  private final Set<TokenId> tokens = new HashSet<>();
  private final Set<String> events = new HashSet<>();
  private final Map<String, List<RevocationScope>> revocations = new HashMap<>();
  private int behind;

  private Promises() {}

  static Promises in(Ledger ledger) {
    Promises promises = new Promises();
    for (String stream : ledger.names()) {
      ledger.events(stream).forEach(event -> promises.add(stream, event));
    }
    return promises;
  }

  private void add(String stream, WireEvent wire) {
    events.add(wire.envelope().id().toString());
    Event event = EventCodec.decode(wire).event();
    switch (event) {
      case TokenRevoked it -> of(stream).add(it.scope());
      case TokenIssued it -> handedOut(stream, it.at(), 1);
      case TokenRefreshed it -> handedOut(stream, it.at(), it.generation());
      case Event _ -> {}
    }
  }

  private void handedOut(String stream, SessionPoint at, int generation) {
    tokens.add(new TokenId(at.session(), generation));
    if (of(stream).stream().anyMatch(it -> covers(it, at, generation))) {
      behind++;
    }
  }

  private List<RevocationScope> of(String stream) {
    return revocations.computeIfAbsent(stream, _ -> new ArrayList<>());
  }

  private static boolean covers(RevocationScope scope, SessionPoint at, int generation) {
    return switch (scope) {
      case RevocationScope.User it -> at.epoch() <= it.through();
      case RevocationScope.Session it -> it.at().session().equals(at.session());
      case RevocationScope.Token it ->
          it.at().session().equals(at.session()) && generation <= it.generation();
    };
  }

  /** Tokens that were handed out in a user's stream behind a revocation that covers them. */
  int behind() {
    return behind;
  }

  /** Promises that the log does not keep, as sentences. */
  List<String> broken(Notes notes) {
    List<String> broken = new ArrayList<>();
    notes
        .tokens()
        .forEach((token, user) -> {
          if (!tokens.contains(token)) {
            broken.add("token " + token + " of " + user + " was handed out by no event");
          }
        });
    notes
        .ended()
        .forEach((session, ended) -> {
          if (!ends(session, ended)) {
            broken.add("session " + session + " of " + ended.user() + " was ended by no event");
          }
        });
    notes
        .revokedThrough()
        .forEach((user, through) -> {
          if (through(user) < through) {
            broken.add(
                "the sessions of " + user + " through " + through + " were ended by no event");
          }
        });
    for (String event : notes.events()) {
      if (!events.contains(event)) {
        broken.add("event " + event + " was named in an answer and is not there");
      }
    }
    return broken;
  }

  /** Thefts after which the user was not signed out everywhere, as sentences. */
  List<String> unpunished(Notes notes) {
    List<String> open = new ArrayList<>();
    notes
        .stolen()
        .forEach((user, epoch) -> {
          if (through(user) < epoch) {
            open.add("the theft of sign-in " + epoch + " of " + user + " had no consequence");
          }
        });
    return open;
  }

  private boolean ends(SessionId session, Notes.Ended ended) {
    return of(Stream.of(ended.user()).name()).stream()
        .anyMatch(it ->
            switch (it) {
              case RevocationScope.User scope -> ended.epoch() <= scope.through();
              case RevocationScope.Session scope -> scope.at().session().equals(session);
              case RevocationScope.Token scope -> scope.at().session().equals(session);
            });
  }

  private int through(UserId user) {
    int through = 0;
    for (RevocationScope scope : of(Stream.of(user).name())) {
      if (scope instanceof RevocationScope.User it) {
        through = Math.max(through, it.through());
      }
    }
    return through;
  }
}
