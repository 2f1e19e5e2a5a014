package io.sessionaudit.auth.append;

import io.sessionaudit.auth.decision.Draft;
import io.sessionaudit.auth.decision.Evidence;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What the budget granted to one command. It is asked once for each key, however often the command
 * has to be decided again, and gets back what was not used.
 */
final class Grants {

  private final EvidenceBudget budget;
  private final boolean genuine;
  private final Map<String, OptionalInt> asked = new HashMap<>();
  private Set<String> granted = Set.of();
  private Set<String> used = Set.of();

  Grants(EvidenceBudget budget, boolean genuine) {
    this.budget = budget;
    this.genuine = genuine;
  }

  /** The granted part of the evidence, as drafts. */
  List<Draft> granted(List<Evidence> evidence, Instant now) {
    List<Draft> drafts = new ArrayList<>();
    Set<String> keys = new HashSet<>();
    for (Evidence item : evidence) {
      asked
          .computeIfAbsent(item.key(), key -> budget.ask(key, now, item.firstIsFree(), genuine))
          .ifPresent(count -> {
            keys.add(item.key());
            drafts.add(new Draft(item.event().get().counted(count), false));
          });
    }
    granted = keys;
    return drafts;
  }

  /** What was granted last has been committed. */
  void written() {
    used = granted;
  }

  void giveBackUnused() {
    asked.forEach((key, grant) -> {
      if (grant.isPresent() && !used.contains(key)) {
        budget.giveBack(key, grant.getAsInt());
      }
    });
  }
}
