/** Faults, their schedule, and the run that strikes with them under load. */
@NullMarked
package io.sessionaudit.workload.chaos;

import org.jspecify.annotations.NullMarked;
