package io.sessionaudit.projector.query;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import io.sessionaudit.guard.micronaut.contract.Operation;
import io.sessionaudit.guard.micronaut.contract.Says;
import io.sessionaudit.personal.LookupKey;
import io.sessionaudit.personal.UserName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whose name it is. Only whole names are found: they are stored as keyed tags. */
@Controller("/users")
@Secured({"security", "auditor"})
@ExecuteOn(TaskExecutors.BLOCKING)
final class UserController {

  private final AccountRepository accounts;
  private final Clients clients;
  private final LookupKey lookup;

  UserController(AccountRepository accounts, Clients clients, LookupKey lookup) {
    this.accounts = accounts;
    this.clients = clients;
    this.lookup = lookup;
  }

  /** A person. */
  @Serdeable
  record UserItem(
      @Says(value = "The account.", format = "uuid") String id,
      @Says("Absent if it cannot be opened any more.") @Nullable String username) {}

  /** The answer. */
  @Serdeable
  record Users(List<UserItem> items) {}

  @Operation(
      value = "Whose name it is. Only whole names are found.",
      query = {"name"})
  @Get
  Users named(HttpRequest<?> request) {
    String tag = Asked.of(request, "name").value("name", text -> lookup.nameTag(UserName.of(text)));
    if (tag == null) {
      throw new AskedWronglyException("name: is missing.");
    }
    List<AccountRecord> rows = accounts.named(tag);
    Clients.Opening opening = clients.of(rows.stream(), AccountRecord::userId);
    return new Users(rows.stream().map(row -> item(row, opening)).toList());
  }

  private static UserItem item(AccountRecord row, Clients.Opening opening) {
    return new UserItem(
        row.userId().toString(),
        opening.open(row.userId(), row.nameSealed(), row.nameEvent()).username());
  }
}
