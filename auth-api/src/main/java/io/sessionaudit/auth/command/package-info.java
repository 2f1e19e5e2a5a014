/** What can be asked for, one command per file. */
@NullMarked
package io.sessionaudit.auth.command;

import org.jspecify.annotations.NullMarked;
