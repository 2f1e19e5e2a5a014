/** What runs inside a service's process: the places where it may be told to die. */
@NullMarked
package io.sessionaudit.workload.points;

import org.jspecify.annotations.NullMarked;
