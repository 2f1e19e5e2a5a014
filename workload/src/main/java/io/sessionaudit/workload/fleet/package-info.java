/** A platform of several processes: servers, and any number of each service. */
@NullMarked
package io.sessionaudit.workload.fleet;

import org.jspecify.annotations.NullMarked;
