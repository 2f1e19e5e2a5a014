package io.sessionaudit.auth.append;

import io.sessionaudit.auth.append.Change.SessionWrite;
import io.sessionaudit.auth.decision.Decision;
import io.sessionaudit.auth.decision.Draft;
import io.sessionaudit.auth.decision.Session;
import io.sessionaudit.event.Actor;
import io.sessionaudit.event.Context;
import io.sessionaudit.event.Envelope;
import io.sessionaudit.event.Envelope.Lineage;
import io.sessionaudit.event.Event;
import io.sessionaudit.event.EventId;
import io.sessionaudit.event.FreshIds;
import io.sessionaudit.personal.Client;
import io.sessionaudit.wire.EventCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Gives drafts their ids, seals what is personal in them, and names their causes. */
final class Recording {

  private final LoadedAccount owner;
  private final Request request;
  private final Decision.After after;
  private final List<JournalRow> rows = new ArrayList<>();
  private final List<EventId> ids = new ArrayList<>();
  private Session.@Nullable LastUse sealedUse;

  private Recording(LoadedAccount owner, Request request, Decision.After after) {
    this.owner = owner;
    this.request = request;
    this.after = after;
  }

  /** The rows of a decision, ready to be written. */
  record Prepared(Change change, List<EventId> ids) {}

  static Prepared prepare(
      Loaded loaded,
      Request request,
      byte @Nullable [] nonce,
      Decision.After after,
      List<Draft> drafts) {
    Recording recording = new Recording(loaded.owner(), request, after);
    drafts.forEach(recording::add);
    SessionWrite session = recording.session(loaded, nonce);
    Change change =
        new Change(
            loaded.owner().account(),
            loaded.owner().realm(),
            after.account(),
            session,
            new Change.Ended(after.ended(), loaded.owner().now()),
            recording.rows);
    return new Prepared(change, recording.ids);
  }

  private void add(Draft draft) {
    EventId id = FreshIds.event();
    Event event = sealed(draft.event(), id);
    Envelope envelope =
        new Envelope(
            id, owner.now(), event.stream(), null, lineage(draft), Envelope.Source.AUTH_API);
    rows.add(
        new JournalRow(
            EventCodec.encode(envelope, event), Feed.of(event, after.account(), id, owner.now())));
    ids.add(id);
  }

  /** What follows from an event is said by the platform itself, because of that event. */
  private Lineage lineage(Draft draft) {
    Lineage asked = request.lineage();
    return draft.follows() ? new Lineage(asked.correlation(), ids.getLast(), Actor.SYSTEM) : asked;
  }

  private Event sealed(Event event, EventId id) {
    if (!(event instanceof Event.WithContext seen)) {
      return event;
    }
    Client client = Objects.requireNonNull(request.client(), "a client to seal");
    Context context = seen.context().with(owner.key().seal(client, id));
    if (sealedUse == null) {
      sealedUse = new Session.LastUse(owner.now(), context, id);
    }
    return seen.with(context);
  }

  private SessionWrite session(Loaded loaded, byte @Nullable [] nonce) {
    Session decided = after.session();
    if (decided == null) {
      return new SessionWrite.Untouched();
    }
    Session session =
        decided.lastUse().event() == null
            ? decided.withLastUse(Objects.requireNonNull(sealedUse, "a use has its event"))
            : decided;
    return switch (loaded) {
      case LoadedSession before when before.session().equals(session) ->
          new SessionWrite.Untouched();
      case LoadedSession _ -> new SessionWrite.Update(session);
      case LoadedAccount _, LoadedSignIn _, LoadedTarget _ ->
          new SessionWrite.Insert(session, Objects.requireNonNull(nonce, "a nonce"));
    };
  }
}
