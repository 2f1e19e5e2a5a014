package com.example.notes;

import io.micronaut.serde.annotation.Serdeable;
import java.util.UUID;

/** One note of one user. */
@Serdeable
record Note(UUID id, String text) {}
