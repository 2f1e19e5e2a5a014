/** Brings a database that went back in time to where the log is. Run by an operator. */
@NullMarked
package io.sessionaudit.auth.recovery;

import org.jspecify.annotations.NullMarked;
