/** A package that claims to be pure. */
@NullMarked
package io.sessionaudit.testkit.architecture.offence.rule;

import org.jspecify.annotations.NullMarked;
