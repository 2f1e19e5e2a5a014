package io.sessionaudit.auth.http;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.sessionaudit.guard.micronaut.ProblemCode;
import io.sessionaudit.guard.micronaut.Problems;
import jakarta.inject.Singleton;

/** 400 with the sentence. */
@Singleton
final class InvalidRequestHandler
    implements ExceptionHandler<InvalidRequestException, HttpResponse<?>> {

  @Override
  @SuppressWarnings("rawtypes") // the interface says so
  public HttpResponse<?> handle(HttpRequest request, InvalidRequestException invalid) {
    return Problems.answer(ProblemCode.INVALID_REQUEST, invalid.sentence(), null);
  }
}
