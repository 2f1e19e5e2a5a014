/** Somebody who calls the platform and notes every answer. */
@NullMarked
package io.sessionaudit.workload.client;

import org.jspecify.annotations.NullMarked;
