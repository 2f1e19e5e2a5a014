package io.sessionaudit.auth.origin;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The values of {@code X-Forwarded-For}, read from the right: each proxy appends the peer it saw,
 * so only the right-most entries come from proxies, and everything left of the first untrusted one
 * may be the client's invention.
 */
final class ForwardedFor {

  /** More hops than any real chain has; what lies left of them is not read. */
  private static final int MAX_HOPS = 16;

  private static final int MAX_ENTRY = 128;

  private final List<String> values;
  private int value;
  private int end;

  private ForwardedFor(List<String> values) {
    this.values = values;
    this.value = values.size();
    this.end = -1;
  }

  /**
   * The client's address: the peer, and while that is a trusted proxy, the next entry to the left.
   * An entry that is no address ends the walk, and the trusted address that reported it stands.
   */
  static Address client(Address peer, List<String> values, TrustedProxies trusted) {
    ForwardedFor chain = new ForwardedFor(values);
    Address client = peer;
    for (int hop = 0; hop < MAX_HOPS && trusted.contains(client); hop++) {
      String entry = chain.next();
      Address next = entry == null ? null : address(entry);
      if (next == null) {
        return client;
      }
      client = next;
    }
    return client;
  }

  /** The next entry to the left, or null; several header values are one list (RFC 9110 5.3). */
  private @Nullable String next() {
    while (end < 0) {
      if (value == 0) {
        return null;
      }
      value--;
      end = values.get(value).length();
    }
    String list = values.get(value);
    int comma = end == 0 ? -1 : list.lastIndexOf(',', end - 1);
    String entry = list.substring(comma + 1, end);
    end = comma;
    return entry;
  }

  /** The address of {@code a.b.c.d}, {@code a.b.c.d:port}, {@code x::y} or {@code [x::y]:port}. */
  private static @Nullable Address address(String entry) {
    if (entry.length() > MAX_ENTRY) {
      return null;
    }
    String text = entry.strip();
    if (text.startsWith("[")) {
      int close = text.indexOf(']');
      return close > 0 && port(text.substring(close + 1)) ? ipv6(text.substring(1, close)) : null;
    }
    int colon = text.indexOf(':');
    boolean port = colon >= 0 && colon == text.lastIndexOf(':');
    if (port) {
      return port(text.substring(colon)) ? ipv4(text.substring(0, colon)) : null;
    }
    return Address.parse(text);
  }

  private static @Nullable Address ipv4(String text) {
    return text.indexOf(':') < 0 ? Address.parse(text) : null;
  }

  private static @Nullable Address ipv6(String text) {
    return text.indexOf(':') >= 0 ? Address.parse(text) : null;
  }

  private static boolean port(String text) {
    return text.isEmpty()
        || (text.length() >= 2
            && text.length() <= 6
            && text.charAt(0) == ':'
            && text.chars().skip(1).allMatch(c -> c >= '0' && c <= '9'));
  }
}
