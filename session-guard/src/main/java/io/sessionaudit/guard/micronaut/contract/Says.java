package io.sessionaudit.guard.micronaut.contract;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a record or a part of it means to those who call. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.TYPE})
public @interface Says {

  /** In plain sentences. */
  String value();

  /** A format of JSON Schema, such as {@code uuid} or {@code date-time}. */
  String format() default "";

  /** The texts that there are; none for any text. */
  String[] values() default {};

  /** Smallest number of characters. */
  int shortest() default 0;

  /** Largest number of characters. */
  int longest() default Integer.MAX_VALUE;

  /** The record can do without, the call cannot. */
  boolean required() default false;
}
