/** The guard as a Micronaut Security token validator. */
@NullMarked
package io.sessionaudit.guard.micronaut;

import org.jspecify.annotations.NullMarked;
