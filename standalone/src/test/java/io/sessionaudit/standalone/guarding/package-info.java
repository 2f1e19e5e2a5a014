/** What a guarded service makes of revocations. */
@NullMarked
package io.sessionaudit.standalone.guarding;

import org.jspecify.annotations.NullMarked;
