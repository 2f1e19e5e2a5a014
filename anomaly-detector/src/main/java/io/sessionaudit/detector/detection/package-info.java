/** Signals, baseline, score, verdict; pure. */
@NullMarked
package io.sessionaudit.detector.detection;

import org.jspecify.annotations.NullMarked;
