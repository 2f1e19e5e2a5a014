package io.sessionaudit.workload.chaos;

import io.sessionaudit.workload.check.Findings;
import java.time.Duration;

/**
 * What a fault did.
 *
 * @param acknowledged answers that promised something, from the fault's beginning to the check
 * @param putOff answers that said: not now
 * @param findings what is wrong since the check before
 * @param all what is wrong since the beginning
 * @param whole how long it took from the fault's beginning until everything was ready again
 */
public record Row(
    String fault,
    long acknowledged,
    long putOff,
    Findings findings,
    Findings all,
    Duration whole) {}
