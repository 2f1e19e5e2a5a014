/** Code that breaks a law each, so that the laws can be seen to bite. */
@NullMarked
package io.sessionaudit.testkit.architecture.offence;

import org.jspecify.annotations.NullMarked;
