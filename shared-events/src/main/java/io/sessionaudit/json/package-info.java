/** The little JSON that the wire formats need: written in a fixed order, read strictly. */
@NullMarked
package io.sessionaudit.json;

import org.jspecify.annotations.NullMarked;
