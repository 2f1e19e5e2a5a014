/** Time, processor time, commits and log bytes, and what they are set against. */
@NullMarked
package io.sessionaudit.workload.measure;

import org.jspecify.annotations.NullMarked;
