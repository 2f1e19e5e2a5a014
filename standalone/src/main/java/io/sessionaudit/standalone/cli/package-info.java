/** The command line. */
@NullMarked
package io.sessionaudit.standalone.cli;

import org.jspecify.annotations.NullMarked;
