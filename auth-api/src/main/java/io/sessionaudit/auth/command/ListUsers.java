package io.sessionaudit.auth.command;

import io.sessionaudit.auth.append.Execution;
import io.sessionaudit.auth.append.LoadedAccount;
import io.sessionaudit.auth.append.Reads;
import io.sessionaudit.event.UserId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Pages through the accounts, the newest first. */
public final class ListUsers {

  private final Execution execution;
  private final Reads reads;

  public ListUsers(Execution execution, Reads reads) {
    this.execution = execution;
    this.reads = reads;
  }

  /**
   * Some accounts.
   *
   * @param next the last one of the page if more follow
   */
  public record Page(List<Listed> items, @Nullable UserId next) {
    public Page {
      items = List.copyOf(items);
    }
  }

  /**
   * One page.
   *
   * @param behind the last one of the page before; absent for the first page
   * @param limit the most items, from 1
   */
  public Page page(@Nullable UserId behind, int limit) {
    List<LoadedAccount> found =
        execution.read(connection -> reads.accounts(connection, behind, limit + 1));
    boolean more = found.size() > limit;
    List<Listed> items =
        found.stream().limit(limit).map(it -> Listed.of(it.account(), it)).toList();
    return new Page(items, more ? items.getLast().id() : null);
  }
}
