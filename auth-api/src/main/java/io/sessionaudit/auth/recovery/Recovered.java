package io.sessionaudit.auth.recovery;

import io.sessionaudit.event.EventId;
import io.sessionaudit.event.UserId;
import java.util.List;

/**
 * What was done.
 *
 * @param fromLog events that only the log had, now in the journal too
 * @param renumbered events that only the journal had, now behind those of the log
 * @param streams users and other streams that were brought forward
 * @param disabled accounts whose password was changed in the lost time, so that the old one would
 *     count again: they wait for an admin to set a new one and to activate them; those that were
 *     disabled anyway too
 * @param oldPassword the last active admin, if it was changed there: the old password counts again
 * @param missingAccounts accounts that the log knows and the database has lost; nobody can sign in
 *     to them, and their names are gone
 * @param missingClients service clients that the log knows and the database has lost
 * @param adminLeft false if nobody who may administer can sign in any more
 * @param event says that everybody has to sign in anew
 */
public record Recovered(
    long fromLog,
    long renumbered,
    long streams,
    List<UserId> disabled,
    List<UserId> oldPassword,
    List<UserId> missingAccounts,
    List<String> missingClients,
    boolean adminLeft,
    EventId event) {

  public Recovered {
    disabled = List.copyOf(disabled);
    oldPassword = List.copyOf(oldPassword);
    missingAccounts = List.copyOf(missingAccounts);
    missingClients = List.copyOf(missingClients);
  }
}
