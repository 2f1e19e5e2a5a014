/** Settings, validated at the start. */
@NullMarked
package io.sessionaudit.auth.config;

import org.jspecify.annotations.NullMarked;
