package io.sessionaudit.auth.command;

import io.sessionaudit.auth.append.Execution;
import io.sessionaudit.auth.append.LoadedSession;
import io.sessionaudit.auth.append.Reads;
import io.sessionaudit.auth.decision.Session;
import io.sessionaudit.event.Device;
import io.sessionaudit.event.EventId;
import io.sessionaudit.event.Sealed;
import io.sessionaudit.event.SessionId;
import io.sessionaudit.personal.Client;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a user sees of his own sessions. */
public final class OwnSessions {

  private final Execution execution;
  private final Reads reads;

  public OwnSessions(Execution execution, Reads reads) {
    this.execution = execution;
    this.reads = reads;
  }

  /**
   * One live session.
   *
   * @param ip of its last use, as its owner may see it
   */
  public record Own(
      SessionId id, Device device, @Nullable String ip, Instant createdAt, Instant lastUsedAt) {

    /** An address stays out of logs. */
    @Override
    public String toString() {
      return "session " + id;
    }
  }

  /** The live ones, the newest first. */
  public List<Own> of(Caller caller) {
    return execution
        .read(connection -> reads.sessionsOf(connection, caller.token().user()))
        .stream()
        .filter(loaded -> loaded.standing().live())
        .map(OwnSessions::own)
        .toList();
  }

  private static Own own(LoadedSession loaded) {
    Session.LastUse use = loaded.session().lastUse();
    Sealed client = use.context().client();
    EventId event = use.event();
    Optional<String> ip =
        client == null || event == null
            ? Optional.empty()
            : loaded.owner().key().open(client, event).map(Client::ip);
    return new Own(
        loaded.session().id(),
        use.context().device(),
        ip.orElse(null),
        loaded.session().opening().openedAt(),
        use.at());
  }
}
