package io.sessionaudit.testkit.architecture.offence.rule;

import java.nio.file.Path;

/** Knows of files. */
record Reader(Path file) {}
