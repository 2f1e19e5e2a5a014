package io.sessionaudit.guard.sample;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.exceptions.HttpStatusException;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.sessionaudit.guard.micronaut.GuardedCaller;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A small service as an outsider would write it. */
@Controller("/notes")
@Requires(property = "session-audit.service", value = "sample")
public class NotesController {

  private static final Logger LOG = LoggerFactory.getLogger(NotesController.class);

  /** What a caller sends. */
  @Serdeable
  @Introspected
  public record Note(@NotBlank String text, int stars) {}

  @Get("/mine")
  @Secured(SecurityRule.IS_AUTHENTICATED)
  public String mine(Authentication caller) {
    return caller.getName() + " " + GuardedCaller.token(caller).jti();
  }

  @Get("/all")
  @Secured("security")
  public String all() {
    return "all";
  }

  @Get("/secret")
  @Secured("admin")
  public String secret() {
    return "secret";
  }

  @Post
  @Secured(SecurityRule.IS_ANONYMOUS)
  public Note write(@Valid @Body Note note) {
    return note;
  }

  @Get("/page")
  @Secured(SecurityRule.IS_ANONYMOUS)
  public String page(@QueryValue int number) {
    return "page " + number;
  }

  @Get("/logging/{word}")
  @Secured(SecurityRule.IS_ANONYMOUS)
  @ExecuteOn(TaskExecutors.BLOCKING)
  public String logging(@PathVariable String word) {
    LOG.info("a line of {}", word.length());
    return Thread.currentThread().isVirtual() ? "virtual" : "platform";
  }

  @Get("/broken")
  @Secured(SecurityRule.IS_ANONYMOUS)
  public String broken() {
    throw new IllegalStateException("the text of an exception");
  }

  @Get("/conflict")
  @Secured(SecurityRule.IS_ANONYMOUS)
  public String conflict() {
    throw new HttpStatusException(HttpStatus.CONFLICT, "the text of an exception");
  }
}
