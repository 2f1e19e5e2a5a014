/** How events stand on Kafka: topics, headers, bytes, upcasters. */
@NullMarked
package io.sessionaudit.wire;

import org.jspecify.annotations.NullMarked;
