package io.sessionaudit.projector.replay;

import java.util.List;

/**
 * The tables folded from the log are live.
 *
 * @param replaced schema that the former ones are kept in, until it is dropped or the next swap
 * @param leftBehind names of what only the former schema has: somebody else has made it
 */
public record Swapped(String replaced, List<String> leftBehind) {}
