/** What the whole platform keeps when parts of it fail. */
@NullMarked
package io.sessionaudit.standalone.faults;

import org.jspecify.annotations.NullMarked;
