/**
 * The projector. Several services may run in one JVM: its beans exist only in a context that was
 * started for it.
 */
@Configuration
@Requires(property = "session-audit.service", value = "session-projector")
@NullMarked
package io.sessionaudit.projector;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
import org.jspecify.annotations.NullMarked;
