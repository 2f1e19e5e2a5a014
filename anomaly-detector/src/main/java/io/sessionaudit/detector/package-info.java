/** The anomaly detector: reads the log and says what looks like theft. */
@Configuration
@NullMarked
@Requires(property = "session-audit.service", value = "anomaly-detector")
package io.sessionaudit.detector;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
import org.jspecify.annotations.NullMarked;
