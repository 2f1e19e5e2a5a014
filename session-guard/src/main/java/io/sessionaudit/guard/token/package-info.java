/** Access tokens: signature, claims, fingerprint, key set. */
@NullMarked
package io.sessionaudit.guard.token;

import org.jspecify.annotations.NullMarked;
