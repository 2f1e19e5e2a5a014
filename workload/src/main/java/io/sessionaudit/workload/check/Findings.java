package io.sessionaudit.workload.check;

import java.util.ArrayList;
import java.util.List;

/**
 * What is wrong, and how often.
 *
 * @param lost promises and rows of the journal that the log does not have
 * @param conflicting different records for one version, and records that the journal does not know
 * @param reordered first occurrences that did not follow their predecessor
 * @param accepted tokens that were handed out or let in although dead
 * @param differing rows of the read side's tables that are not what a fold of the log gives
 * @param unexpected answers that no client may get
 * @param repeated records that came again as they were; allowed
 * @param sentences about each of them, as far as there is more to say than its number
 */
public record Findings(
    int lost,
    int conflicting,
    int reordered,
    int accepted,
    int differing,
    int unexpected,
    int repeated,
    List<String> sentences) {

  public Findings {
    sentences = List.copyOf(sentences);
  }

  /** Nothing at all. */
  public static final Findings NONE = new Findings(0, 0, 0, 0, 0, 0, 0, List.of());

  /** What is here and was not there before. */
  public Findings since(Findings before) {
    List<String> news = new ArrayList<>(sentences);
    news.removeAll(before.sentences);
    return new Findings(
        lost - before.lost,
        conflicting - before.conflicting,
        reordered - before.reordered,
        accepted - before.accepted,
        differing - before.differing,
        unexpected - before.unexpected,
        repeated - before.repeated,
        news);
  }

  /** Whether nothing is wrong, and nothing that was wrong has gone away. */
  public boolean clean() {
    return lost == 0
        && conflicting == 0
        && reordered == 0
        && accepted == 0
        && differing == 0
        && unexpected == 0;
  }
}
