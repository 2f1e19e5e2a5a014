/** What was answered, against journal, log and tables. */
@NullMarked
package io.sessionaudit.workload.check;

import org.jspecify.annotations.NullMarked;
