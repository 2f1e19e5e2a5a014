/** The revocation feed: three numbers that only rise, and the watermark. */
@NullMarked
package io.sessionaudit.feed;

import org.jspecify.annotations.NullMarked;
