/** What the README promises. */
@NullMarked
package io.sessionaudit.standalone.readme;

import org.jspecify.annotations.NullMarked;
