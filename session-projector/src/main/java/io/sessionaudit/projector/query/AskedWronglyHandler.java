package io.sessionaudit.projector.query;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.sessionaudit.guard.micronaut.ProblemCode;
import io.sessionaudit.guard.micronaut.Problems;
import jakarta.inject.Singleton;

/** 400 {@code invalid_request}. */
@Singleton
final class AskedWronglyHandler
    implements ExceptionHandler<AskedWronglyException, HttpResponse<?>> {

  @Override
  @SuppressWarnings("rawtypes") // the interface says so
  public HttpResponse<?> handle(HttpRequest request, AskedWronglyException exception) {
    return Problems.answer(ProblemCode.INVALID_REQUEST, exception.getMessage(), null);
  }
}
