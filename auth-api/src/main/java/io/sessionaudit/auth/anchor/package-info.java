/** Compares the journal with the log: state that went back is noticed before it can hurt. */
@NullMarked
package io.sessionaudit.auth.anchor;

import org.jspecify.annotations.NullMarked;
