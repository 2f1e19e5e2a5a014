/** One controller per resource; problems. */
@NullMarked
package io.sessionaudit.auth.http;

import org.jspecify.annotations.NullMarked;
