/** A real Kafka broker and a real PostgreSQL server inside a folder. */
@NullMarked
package io.sessionaudit.embedded;

import org.jspecify.annotations.NullMarked;
