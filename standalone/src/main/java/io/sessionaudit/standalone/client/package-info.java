/** A caller of a running platform, over HTTP like anybody else. */
@NullMarked
package io.sessionaudit.standalone.client;

import org.jspecify.annotations.NullMarked;
