/** What an event changes; pure. */
@NullMarked
package io.sessionaudit.projector.projection;

import org.jspecify.annotations.NullMarked;
