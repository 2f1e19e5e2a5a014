/** The OpenAPI document of a service, made from its routes, its records and its refusals. */
@NullMarked
package io.sessionaudit.guard.micronaut.contract;

import org.jspecify.annotations.NullMarked;
