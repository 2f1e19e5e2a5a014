/**
 * Tells somebody that all of a user's sessions were ended: a webhook as the Standard Webhooks
 * specification has it (standard-webhooks/standard-webhooks on GitHub). At least once, in order per
 * user, never given up, and never in the way of detection, which knows nothing of it.
 */
@NullMarked
package io.sessionaudit.detector.notification;

import org.jspecify.annotations.NullMarked;
