/**
 * What every service is told: the settings that all of them understand, secrets from files, and the
 * refusal of a start with a setting that nobody knows.
 */
@NullMarked
package io.sessionaudit.settings;

import org.jspecify.annotations.NullMarked;
