package io.sessionaudit.testkit.architecture.offence.loop.left;

import io.sessionaudit.testkit.architecture.offence.loop.right.Right;
import org.jspecify.annotations.Nullable;

/** Knows the right. */
public record Left(@Nullable Right other) {}
