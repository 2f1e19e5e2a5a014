package io.sessionaudit.auth.http;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.sessionaudit.auth.append.StorageException;
import io.sessionaudit.guard.micronaut.ProblemCode;
import io.sessionaudit.guard.micronaut.Problems;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** 503: without the database nothing is decided and nothing is acknowledged. */
@Singleton
final class StorageFailureHandler implements ExceptionHandler<StorageException, HttpResponse<?>> {

  private static final Logger LOG = LoggerFactory.getLogger(StorageFailureHandler.class);

  @Override
  @SuppressWarnings("rawtypes") // the interface says so
  public HttpResponse<?> handle(HttpRequest request, StorageException failure) {
    LOG.error("The database could not be reached or refused, SQLSTATE {}", failure.sqlState());
    return Problems.answer(ProblemCode.UNAVAILABLE);
  }
}
