/** What is answered and recorded; pure. */
@NullMarked
package io.sessionaudit.auth.decision;

import org.jspecify.annotations.NullMarked;
