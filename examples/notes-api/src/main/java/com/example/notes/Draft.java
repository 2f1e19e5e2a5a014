package com.example.notes;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** What a user writes. */
@Serdeable
@Introspected
record Draft(@NotBlank @Size(max = 2000) String text) {}
