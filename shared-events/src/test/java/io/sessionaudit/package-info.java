/** What holds for the whole module. */
@NullMarked
package io.sessionaudit;

import org.jspecify.annotations.NullMarked;
