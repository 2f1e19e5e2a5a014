package io.sessionaudit.projector.projection;

import java.util.List;

/**
 * The rows that a fold made or changed.
 *
 * @param accounts as they stand now, likewise {@code sessions}
 * @param revocations new ones, likewise {@code anomalies}
 */
public record Changes(
    List<AccountRow> accounts,
    List<SessionRow> sessions,
    List<RevocationRow> revocations,
    List<AnomalyRow> anomalies) {}
