package io.sessionaudit.guard.micronaut;

/** Is told of every answer that explains an error. Must not block. */
interface AnswerListener {

  void refused(Explained why);
}
