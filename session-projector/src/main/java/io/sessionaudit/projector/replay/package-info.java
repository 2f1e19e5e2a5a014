/** Fold again and compare. */
@NullMarked
package io.sessionaudit.projector.replay;

import org.jspecify.annotations.NullMarked;
