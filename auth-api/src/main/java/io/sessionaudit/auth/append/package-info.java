/** Rows and journal in one commit. */
@NullMarked
package io.sessionaudit.auth.append;

import org.jspecify.annotations.NullMarked;
