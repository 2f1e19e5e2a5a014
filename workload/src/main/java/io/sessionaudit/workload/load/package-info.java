/** Operations under load, and the table of figures. */
@NullMarked
package io.sessionaudit.workload.load;

import org.jspecify.annotations.NullMarked;
