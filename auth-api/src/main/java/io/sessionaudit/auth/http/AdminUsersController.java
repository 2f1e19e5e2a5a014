package io.sessionaudit.auth.http;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import io.sessionaudit.auth.append.AccountCreation.Created;
import io.sessionaudit.auth.command.Caller;
import io.sessionaudit.auth.command.ChangeAccount;
import io.sessionaudit.auth.command.CreateUser;
import io.sessionaudit.auth.command.ListUsers;
import io.sessionaudit.auth.command.Listed;
import io.sessionaudit.auth.command.Outcome;
import io.sessionaudit.auth.credential.Password;
import io.sessionaudit.auth.decision.Refusal;
import io.sessionaudit.auth.decision.Roles;
import io.sessionaudit.event.AccountEvent.AccountStatus;
import io.sessionaudit.event.EventId;
import io.sessionaudit.event.UserId;
import io.sessionaudit.personal.UserName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Admins open accounts, look at them and change them. */
@Controller("/admin/users")
@Secured(Roles.ADMIN)
@ExecuteOn(TaskExecutors.BLOCKING)
final class AdminUsersController {

  private final CreateUser createUser;
  private final ListUsers listUsers;
  private final ChangeAccount changeAccount;
  private final Requests requests;

  AdminUsersController(
      CreateUser createUser, ListUsers listUsers, ChangeAccount changeAccount, Requests requests) {
    this.createUser = createUser;
    this.listUsers = listUsers;
    this.changeAccount = changeAccount;
    this.requests = requests;
  }

  @Serdeable
  record NewUser(String username, String password, List<String> roles) {
    /** Passwords stay out of logs. */
    @Override
    public String toString() {
      return "***";
    }
  }

  @Serdeable
  record User(String id, String username, List<String> roles, String event) {}

  /** What shall be; absent parts stay as they are. */
  @Serdeable
  record Change(@Nullable List<String> roles, @Nullable String status, @Nullable String password) {
    /** Passwords stay out of logs. */
    @Override
    public String toString() {
      return "***";
    }
  }

  /**
   * An account as it stands.
   *
   * @param event what changed it just now; absent if nothing did
   */
  @Serdeable
  record Item(
      String id, String username, List<String> roles, String status, @Nullable String event) {
    static Item of(Listed account, @Nullable EventId event) {
      return new Item(
          account.id().toString(),
          account.username(),
          account.roles(),
          account.status().name(),
          event == null ? null : event.toString());
    }
  }

  /**
   * A page, the newest account first.
   *
   * @param next the cursor of the next page; absent on the last
   */
  @Serdeable
  record Items(List<Item> items, @Nullable String next) {}

  @Get
  Items list(HttpRequest<?> request) {
    PageParameters asked = PageParameters.of(request);
    ListUsers.Page page = listUsers.page(asked.behind(), asked.limit());
    UserId next = page.next();
    return new Items(
        page.items().stream().map(it -> Item.of(it, null)).toList(),
        next == null ? null : next.toString());
  }

  @Patch("/{id}")
  MutableHttpResponse<?> change(
      HttpRequest<?> request, @PathVariable String id, @Body Change change) {
    List<String> roles = change.roles();
    String status = change.status();
    String password = change.password();
    Roles wantedRoles = roles == null ? null : Inputs.read(() -> new Roles(roles));
    AccountStatus wantedStatus = status == null ? null : status(status);
    Password wantedPassword = password == null ? null : Inputs.read(() -> Password.of(password));
    Outcome<Listed> outcome =
        Inputs.user(id)
            .map(user ->
                changeAccount.run(
                    DatabaseAuthentication.caller(request),
                    new ChangeAccount.Change(user, wantedRoles, wantedStatus, wantedPassword),
                    requests.correlation()))
            .orElseGet(() -> Outcome.refused(Refusal.NOT_FOUND));
    return switch (outcome) {
      case Outcome.Granted<Listed> it -> HttpResponse.ok(Item.of(it.value(), it.event()));
      case Outcome.Refused<Listed> it -> Refusals.answer(it);
    };
  }

  private static AccountStatus status(String name) {
    return switch (name) {
      case "ACTIVE" -> AccountStatus.ACTIVE;
      case "DISABLED" -> AccountStatus.DISABLED;
      default -> throw new InvalidRequestException("status is ACTIVE or DISABLED.");
    };
  }

  @Post
  MutableHttpResponse<?> create(HttpRequest<?> request, @Body NewUser user) {
    UserName name = Inputs.read(() -> UserName.of(user.username()));
    Roles roles = Inputs.read(() -> new Roles(user.roles()));
    Password password = Inputs.read(() -> Password.of(user.password()));
    Caller caller = DatabaseAuthentication.caller(request);
    return switch (createUser.byAdmin(caller, name, password, roles, requests.correlation())) {
      case Outcome.Granted<Created> it ->
          HttpResponse.created(
              new User(
                  it.value().user().toString(),
                  name.shown(),
                  roles.names(),
                  it.value().event().toString()));
      case Outcome.Refused<Created> it -> Refusals.answer(it);
    };
  }
}
