package io.sessionaudit.projector.query;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An account and its sealed name. */
@MappedEntity("account")
record AccountRecord(@Id UUID userId, @Nullable String nameSealed, @Nullable UUID nameEvent) {}
