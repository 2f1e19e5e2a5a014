/** The write side: issues, rotates and revokes, and records every one of those facts. */
@Configuration
@Requires(property = "session-audit.service", value = "auth-api")
@NullMarked
package io.sessionaudit.auth;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
import org.jspecify.annotations.NullMarked;
