/** What comes of thefts, of what only looks like one, and what nobody may read of it. */
@NullMarked
package io.sessionaudit.standalone.detecting;

import org.jspecify.annotations.NullMarked;
