package io.sessionaudit.detector.detection;

import io.sessionaudit.event.Network;
import java.time.Instant;

/** A network that the user signed in from with a password. */
record KnownNetwork(Network network, Instant signedInAt) {}
