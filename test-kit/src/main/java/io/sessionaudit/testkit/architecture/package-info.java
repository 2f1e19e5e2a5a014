/** Laws about code that any module can hold itself to; knows no type of the product. */
@NullMarked
package io.sessionaudit.testkit.architecture;

import org.jspecify.annotations.NullMarked;
