/** The facade that a resource server asks: may this request pass? */
@NullMarked
package io.sessionaudit.guard;

import org.jspecify.annotations.NullMarked;
