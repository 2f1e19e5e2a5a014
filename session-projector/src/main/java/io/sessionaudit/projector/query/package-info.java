/** The read API. */
@NullMarked
package io.sessionaudit.projector.query;

import org.jspecify.annotations.NullMarked;
