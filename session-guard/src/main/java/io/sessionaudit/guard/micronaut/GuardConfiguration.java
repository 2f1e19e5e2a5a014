package io.sessionaudit.guard.micronaut;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.bind.annotation.Bindable;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How this service guards itself, {@code session-audit.guard.*}.
 *
 * @param enabled whether it does
 * @param jwksUrl where the issuer publishes its keys; {@code <issuer>/.well-known/jwks.json} unless
 *     the issuer is reached another way from here
 * @param bound on the age of news; older, and requests are answered 503
 * @param fingerprint false makes tokens plain bearer tokens: whoever holds one may use it
 * @param cachedTokens verified tokens kept in memory, about 2 KB each
 */
@ConfigurationProperties("session-audit.guard")
@Requires(property = "session-audit.guard.enabled", value = "true")
record GuardConfiguration(
    boolean enabled,
    @Nullable URI jwksUrl,
    @Bindable(defaultValue = "10s") Duration bound,
    @Bindable(defaultValue = "true") boolean fingerprint,
    @Bindable(defaultValue = "10000") int cachedTokens) {}
