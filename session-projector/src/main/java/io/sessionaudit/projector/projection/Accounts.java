package io.sessionaudit.projector.projection;

import io.sessionaudit.event.UserId;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The accounts of a fold, and which of them it changed. */
final class Accounts {

  private final Map<UserId, AccountRow> rows = new HashMap<>();
  private final Set<UserId> changed = new LinkedHashSet<>();

  Accounts(Collection<AccountRow> known) {
    known.forEach(row -> rows.put(row.user(), row));
  }

  void change(UserId user, UnaryOperator<AccountRow> change) {
    AccountRow before = rows.get(user);
    AccountRow after = change.apply(before == null ? AccountRow.unknown(user) : before);
    if (!after.equals(before)) {
      rows.put(user, after);
      changed.add(user);
    }
  }

  List<AccountRow> changed() {
    return changed.stream().map(user -> Objects.requireNonNull(rows.get(user))).toList();
  }

  List<AccountRow> all() {
    return List.copyOf(rows.values());
  }
}
