/** Settings, validated at the start. */
@NullMarked
package io.sessionaudit.detector.config;

import org.jspecify.annotations.NullMarked;
