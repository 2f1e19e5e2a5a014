/** Kafka Streams around the rules. */
@NullMarked
package io.sessionaudit.detector.topology;

import org.jspecify.annotations.NullMarked;
