package io.sessionaudit.projector.query;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;

/** Families, no versions. */
@Serdeable
record DeviceItem(String browser, String os, @JsonProperty("class") String type) {}
