/**
 * The journal to Kafka: one leader reads committed rows in the order of their ids, sends them, and
 * says how fresh the revocation feed is. Delivery is at least once; a stream's first occurrences
 * are in order.
 */
@NullMarked
package io.sessionaudit.auth.relay;

import org.jspecify.annotations.NullMarked;
