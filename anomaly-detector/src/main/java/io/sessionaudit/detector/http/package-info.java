/** What the detector shows over HTTP: whether it works, and its metrics. */
@NullMarked
package io.sessionaudit.detector.http;

import org.jspecify.annotations.NullMarked;
