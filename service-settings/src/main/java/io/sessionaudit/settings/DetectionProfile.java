package io.sessionaudit.settings;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * The one setting of detection that stands among those which every deployment sets.
 *
 * @param profile how much has to come together before all of a user's tokens die: {@code strict},
 *     {@code balanced} or {@code observe}
 */
@ConfigurationProperties("session-audit.detection")
public record DetectionProfile(@Bindable(defaultValue = "strict") String profile) {}
