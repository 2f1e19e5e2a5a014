/** Everything in one JVM, and the command line. */
@NullMarked
package io.sessionaudit.standalone;

import org.jspecify.annotations.NullMarked;
