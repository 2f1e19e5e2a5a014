/** Personal data: sealed under the person's own key, and tags that name nobody. */
@NullMarked
package io.sessionaudit.personal;

import org.jspecify.annotations.NullMarked;
