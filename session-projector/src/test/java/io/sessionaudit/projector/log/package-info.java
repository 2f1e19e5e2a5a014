@NullMarked
package io.sessionaudit.projector.log;

import org.jspecify.annotations.NullMarked;
