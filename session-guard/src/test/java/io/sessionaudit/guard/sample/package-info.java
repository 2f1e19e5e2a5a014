/** A service that guards itself, made for tests alone. */
@NullMarked
package io.sessionaudit.guard.sample;

import org.jspecify.annotations.NullMarked;
