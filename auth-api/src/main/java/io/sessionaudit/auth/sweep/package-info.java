/** Ends sessions at their limits when nobody uses them, and takes old rows away. */
@NullMarked
package io.sessionaudit.auth.sweep;

import org.jspecify.annotations.NullMarked;
