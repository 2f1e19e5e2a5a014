/** The commands. */
@NullMarked
package io.sessionaudit.workload.cli;

import org.jspecify.annotations.NullMarked;
