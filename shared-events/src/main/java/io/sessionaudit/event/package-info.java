/** What can happen: sealed events, typed ids, the envelope. */
@NullMarked
package io.sessionaudit.event;

import org.jspecify.annotations.NullMarked;
