package io.sessionaudit.projector.query;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.UUID;

/** A person's key as it is stored. */
@MappedEntity("user_key")
@SuppressWarnings("ArrayRecordComponent") // handed on as it is, never compared
record WrappedKey(@Id UUID userId, byte[] wrapped) {}
