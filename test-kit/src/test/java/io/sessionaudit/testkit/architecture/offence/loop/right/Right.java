package io.sessionaudit.testkit.architecture.offence.loop.right;

import io.sessionaudit.testkit.architecture.offence.loop.left.Left;
import org.jspecify.annotations.Nullable;

/** Knows the left. */
public record Right(@Nullable Left other) {}
