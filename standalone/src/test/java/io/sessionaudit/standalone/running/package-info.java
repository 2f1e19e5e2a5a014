/** The whole platform in the test's JVM, and what a test needs to look at it from outside. */
@NullMarked
package io.sessionaudit.standalone.running;

import org.jspecify.annotations.NullMarked;
