/** Settings, validated at the start. */
@NullMarked
package io.sessionaudit.projector.config;

import org.jspecify.annotations.NullMarked;
