/** The three kinds of numbers in memory, and the consumer that feeds them. */
@NullMarked
package io.sessionaudit.guard.view;

import org.jspecify.annotations.NullMarked;
