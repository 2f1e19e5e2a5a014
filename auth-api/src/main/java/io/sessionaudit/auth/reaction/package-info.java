/** Anomalies to revocations. */
@NullMarked
package io.sessionaudit.auth.reaction;

import org.jspecify.annotations.NullMarked;
