package io.sessionaudit.projector.replay;

import io.sessionaudit.personal.LookupKey;
import io.sessionaudit.projector.table.UserKeys;
import io.sessionaudit.wire.KafkaConnection;

/** What is folded, and where to. */
record Replaying(
    Shadow shadow, KafkaConnection kafka, UserKeys keys, LookupKey lookup, Notes notes) {}
