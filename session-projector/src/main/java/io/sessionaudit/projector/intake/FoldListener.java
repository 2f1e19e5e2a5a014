package io.sessionaudit.projector.intake;

/** Is told of every batch that was committed. */
@FunctionalInterface
public interface FoldListener {

  void folded(FoldReport report);
}
