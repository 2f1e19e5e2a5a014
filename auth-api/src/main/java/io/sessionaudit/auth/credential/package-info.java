/** Keys, MACs, passwords, tokens. */
@NullMarked
package io.sessionaudit.auth.credential;

import org.jspecify.annotations.NullMarked;
