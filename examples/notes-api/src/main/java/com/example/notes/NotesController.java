package com.example.notes;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.Status;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecurityRule;
import jakarta.validation.Valid;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A user's own notes. Nobody else's exist for him: they are not found. */
@Controller("/notes")
@Secured(SecurityRule.IS_AUTHENTICATED)
class NotesController {

  private final Notes notes;

  NotesController(Notes notes) {
    this.notes = notes;
  }

  @Get
  List<Note> list(Authentication caller) {
    return notes.of(caller.getName());
  }

  @Post
  @Status(HttpStatus.CREATED)
  Note write(Authentication caller, @Valid @Body Draft draft) {
    return notes.add(caller.getName(), draft.text());
  }

  @Get("/{id}")
  Optional<Note> read(Authentication caller, UUID id) {
    return notes.find(caller.getName(), id);
  }

  @Put("/{id}")
  Optional<Note> change(Authentication caller, UUID id, @Valid @Body Draft draft) {
    return notes.change(caller.getName(), id, draft.text());
  }

  @Delete("/{id}")
  HttpResponse<?> remove(Authentication caller, UUID id) {
    return notes.remove(caller.getName(), id) ? HttpResponse.noContent() : HttpResponse.notFound();
  }
}
