package io.sessionaudit.guard.micronaut.contract;

import io.sessionaudit.guard.micronaut.ProblemCode;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a call promises beyond what its route, its body and its security rule say already. Every
 * route of ours has one; without it there is no document.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Operation {

  /** What it does, in plain sentences. */
  String value();

  /** The status of success. */
  int status() default 200;

  /** The record that success answers; the method's own return type unless it is said. */
  Class<?> answer() default void.class;

  /** Why it is refused, beside what every call of its kind is refused for. */
  ProblemCode[] refusals() default {};

  /** What a call that the security rule lets everybody make wants to see, one of these. */
  Credential[] credentials() default {};

  /** Names of the query parameters that it takes, as the {@link ServiceDescription} has them. */
  String[] query() default {};

  /** Whether success sets or clears the session's cookies. */
  boolean cookies() default false;
}
