/** Poll, group, park. */
@NullMarked
package io.sessionaudit.projector.intake;

import org.jspecify.annotations.NullMarked;
