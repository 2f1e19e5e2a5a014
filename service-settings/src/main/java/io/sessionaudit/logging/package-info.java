/** How lines of the log are written: whatever stands in one, it stays one line of plain text. */
@NullMarked
package io.sessionaudit.logging;

import org.jspecify.annotations.NullMarked;
