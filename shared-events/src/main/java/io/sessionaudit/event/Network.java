package io.sessionaudit.event;

import java.util.Objects;

/**
 * Where a request came from, in a form that names nobody.
 *
 * @param tag keyed tag of the /24 (IPv4) or /64 (IPv6); equal networks have equal tags under one
 *     key only
 */
public record Network(String tag, AddressFamily family) {

  public Network {
    Objects.requireNonNull(tag, "tag");
    Objects.requireNonNull(family, "family");
  }

  /** The two families a client may alternate between without moving. */
  public enum AddressFamily {
    IPV4,
    IPV6
  }
}
