/** Specifications, a fixed clock, process control, and the servers that a test runs against. */
@NullMarked
package io.sessionaudit.testkit;

import org.jspecify.annotations.NullMarked;
