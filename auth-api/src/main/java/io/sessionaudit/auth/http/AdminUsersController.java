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
import io.sessionaudit.guard.micronaut.ProblemCode;
import io.sessionaudit.guard.micronaut.contract.Operation;
import io.sessionaudit.guard.micronaut.contract.Says;
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
  record NewUser(
      @Says(value = "1 to 128 characters, none of them a control character.", shortest = 1)
          String username,
      @Says(value = "8 to 256 characters.", shortest = 8, longest = 256) String password,
      @Says("user, admin, security, auditor, or names of your own.") List<String> roles) {
    /** Passwords stay out of logs. */
    @Override
    public String toString() {
      return "***";
    }
  }

  @Serdeable
  record User(
      @Says(value = "The account.", format = "uuid") String id,
      String username,
      List<String> roles,
      @Says(value = "What opened it.", format = "uuid") String event) {}

  /** What shall be; absent parts stay as they are. */
  @Serdeable
  record Change(
      @Nullable List<String> roles,
      @Says(
              value = "DISABLED ends every session and refuses sign-in.",
              values = {"ACTIVE", "DISABLED"})
          @Nullable String status,
      @Says(value = "Ends every session.", shortest = 8, longest = 256) @Nullable String password) {
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
      @Says(value = "The account.", format = "uuid") String id,
      String username,
      List<String> roles,
      @Says(
              value = "Whether its owner may sign in.",
              values = {"ACTIVE", "DISABLED"})
          String status,
      @Says(value = "What changed it just now; absent if nothing did.", format = "uuid")
          @Nullable String event) {
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
  record Items(
      List<Item> items,
      @Says("The cursor of the next page; absent on the last.") @Nullable String next) {}

  @Operation(
      value = "All accounts, the newest first.",
      query = {"cursor", "limit"})
  @Get
  Items list(HttpRequest<?> request) {
    PageParameters asked = PageParameters.of(request);
    ListUsers.Page page = listUsers.page(asked.behind(), asked.limit());
    UserId next = page.next();
    return new Items(
        page.items().stream().map(it -> Item.of(it, null)).toList(),
        next == null ? null : next.toString());
  }

  @Operation(
      value = "Changes roles, status or password of an account. Absent parts stay as they are.",
      answer = Item.class,
      refusals = {ProblemCode.NOT_FOUND, ProblemCode.CONFLICT})
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
                    requests.correlation(request)))
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

  @Operation(
      value = "Opens an account.",
      status = 201,
      answer = User.class,
      refusals = ProblemCode.CONFLICT)
  @Post
  MutableHttpResponse<?> create(HttpRequest<?> request, @Body NewUser user) {
    UserName name = Inputs.read(() -> UserName.of(user.username()));
    Roles roles = Inputs.read(() -> new Roles(user.roles()));
    Password password = Inputs.read(() -> Password.of(user.password()));
    Caller caller = DatabaseAuthentication.caller(request);
    return switch (createUser.byAdmin(
        caller, name, password, roles, requests.correlation(request))) {
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
