/** A service as a process of its own: its start, its signals, its end. */
@NullMarked
package io.sessionaudit.process;

import org.jspecify.annotations.NullMarked;
