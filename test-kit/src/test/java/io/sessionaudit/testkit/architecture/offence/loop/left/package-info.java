/** One half of a cycle. */
@NullMarked
package io.sessionaudit.testkit.architecture.offence.loop.left;

import org.jspecify.annotations.NullMarked;
