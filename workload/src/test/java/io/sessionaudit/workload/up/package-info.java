/** The command {@code up} as a process of its own, from the packaged program. */
@NullMarked
package io.sessionaudit.workload.up;

import org.jspecify.annotations.NullMarked;
