package io.sessionaudit.auth.http;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import io.sessionaudit.auth.append.AccountCreation.Created;
import io.sessionaudit.auth.command.CreateUser;
import io.sessionaudit.auth.command.Outcome;
import io.sessionaudit.auth.credential.Password;
import io.sessionaudit.auth.decision.Roles;
import io.sessionaudit.event.Actor;
import io.sessionaudit.event.Envelope.Lineage;
import io.sessionaudit.personal.UserName;
import java.util.List;

/** Admins open accounts. */
@Controller("/admin/users")
@Secured(Roles.ADMIN)
@ExecuteOn(TaskExecutors.BLOCKING)
final class AdminUsersController {

  private final CreateUser createUser;
  private final Requests requests;

  AdminUsersController(CreateUser createUser, Requests requests) {
    this.createUser = createUser;
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

  @Post
  MutableHttpResponse<?> create(HttpRequest<?> request, @Body NewUser user) {
    UserName name = Inputs.read(() -> UserName.of(user.username()));
    Roles roles = Inputs.read(() -> new Roles(user.roles()));
    Password password = Inputs.read(() -> Password.of(user.password()));
    Actor admin = new Actor.Admin(DatabaseAuthentication.caller(request).token().user());
    Lineage lineage = Lineage.root(requests.correlation(), admin);
    return switch (createUser.run(name, password, roles, lineage)) {
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
