/** The journal to Kafka. */
@NullMarked
package io.sessionaudit.auth.relay;

import org.jspecify.annotations.NullMarked;
