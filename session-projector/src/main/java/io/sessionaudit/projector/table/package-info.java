/** Set-based SQL. */
@NullMarked
package io.sessionaudit.projector.table;

import org.jspecify.annotations.NullMarked;
