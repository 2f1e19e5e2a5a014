/** Everything in one JVM: servers, services, and the order of their start and end. */
@NullMarked
package io.sessionaudit.standalone.platform;

import org.jspecify.annotations.NullMarked;
