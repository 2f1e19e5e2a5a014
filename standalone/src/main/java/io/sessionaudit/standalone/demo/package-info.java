/** A theft and its end, played against the running platform. */
@NullMarked
package io.sessionaudit.standalone.demo;

import org.jspecify.annotations.NullMarked;
