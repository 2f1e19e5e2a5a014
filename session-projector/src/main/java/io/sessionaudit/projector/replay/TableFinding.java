package io.sessionaudit.projector.replay;

import io.sessionaudit.projector.replay.RowFinding.How;
import java.util.List;
import java.util.Map;

/**
 * One table, compared.
 *
 * @param digest of the table as it stands, SHA-256 in lower-case hexadecimal
 * @param digestOfLog of the same table folded from the log
 * @param totals how many rows differ
 * @param rows the first of each kind, in the order of the key
 */
public record TableFinding(
    String table, String digest, String digestOfLog, Map<How, Long> totals, List<RowFinding> rows) {

  public boolean equal() {
    return digest.equals(digestOfLog);
  }

  public long total(How how) {
    return totals.getOrDefault(how, 0L);
  }
}
