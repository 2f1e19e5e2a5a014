/** What an operator lays ready once: topics, database roles, schemas. */
@NullMarked
package io.sessionaudit.standalone.prepare;

import org.jspecify.annotations.NullMarked;
