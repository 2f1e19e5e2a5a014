/** The other half of a cycle. */
@NullMarked
package io.sessionaudit.testkit.architecture.offence.loop.right;

import org.jspecify.annotations.NullMarked;
