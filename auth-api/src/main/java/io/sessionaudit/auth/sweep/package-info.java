/** Expiry and clean-up. */
@NullMarked
package io.sessionaudit.auth.sweep;

import org.jspecify.annotations.NullMarked;
