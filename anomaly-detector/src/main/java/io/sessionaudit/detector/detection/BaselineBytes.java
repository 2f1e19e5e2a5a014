package io.sessionaudit.detector.detection;

import io.sessionaudit.event.Device;
import io.sessionaudit.event.EventId;
import io.sessionaudit.event.Network;
import io.sessionaudit.event.Network.AddressFamily;
import io.sessionaudit.event.SessionId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Baselines in stored form: fixed binary fields, one leading byte that says which form. A session
 * takes at most 268 bytes. Equal baselines give equal bytes.
 */
public final class BaselineBytes {

  private static final byte FORM = 1;

  private BaselineBytes() {}

  /** The stored form of what is remembered of a user. */
  public static byte[] write(UserBaseline user) {
    ByteSink out = new ByteSink(FORM);
    out.number(user.version());
    out.time(user.seenAt());
    List<KnownNetwork> networks = user.known().networks();
    out.tiny(networks.size());
    for (KnownNetwork known : networks) {
      writeNetwork(out, known.network());
      out.time(known.signedInAt());
    }
    return out.bytes();
  }

  /**
   * Reads what {@link #write(UserBaseline)} wrote.
   *
   * @throws IllegalArgumentException for any other bytes
   */
  public static UserBaseline readUser(byte[] bytes) {
    ByteSource in = new ByteSource(bytes, FORM);
    long version = in.number();
    Instant seenAt = in.time();
    int count = in.tiny();
    List<KnownNetwork> networks = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      networks.add(new KnownNetwork(readNetwork(in), in.time()));
    }
    in.end();
    return new UserBaseline(version, seenAt, new KnownNetworks(networks));
  }

  /** The stored form of what is remembered of a session; its id is the key it is stored under. */
  public static byte[] write(SessionBaseline session) {
    ByteSink out = new ByteSink(FORM);
    out.time(session.forgetAt());
    out.time(session.usedAt());
    out.optional(session.device(), BaselineBytes::writeDevice);
    out.optional(session.networks().ipv4(), BaselineBytes::writeSeen);
    out.optional(session.networks().ipv6(), BaselineBytes::writeSeen);
    out.optional(session.currentSince(), (sink, event) -> sink.id(event.value()));
    out.time(session.rate().since());
    out.small(session.rate().count());
    writeSignals(out, session.recent());
    return out.bytes();
  }

  /**
   * Reads what {@link #write(SessionBaseline)} wrote.
   *
   * @throws IllegalArgumentException for any other bytes
   */
  public static SessionBaseline readSession(SessionId session, byte[] bytes) {
    ByteSource in = new ByteSource(bytes, FORM);
    SessionBaseline read =
        new SessionBaseline(
            session,
            in.time(),
            in.time(),
            in.optional(BaselineBytes::readDevice),
            new SeenNetworks(
                in.optional(BaselineBytes::readSeen), in.optional(BaselineBytes::readSeen)),
            in.optional(source -> new EventId(source.id())),
            new RefreshRate(in.time(), in.small()),
            readSignals(in));
    in.end();
    return read;
  }

  private static void writeDevice(ByteSink out, SeenDevice seen) {
    out.text(seen.device().browser());
    out.text(seen.device().os());
    out.text(seen.device().type());
    out.id(seen.setBy().value());
  }

  private static SeenDevice readDevice(ByteSource in) {
    return new SeenDevice(new Device(in.text(), in.text(), in.text()), new EventId(in.id()));
  }

  private static void writeSeen(ByteSink out, SeenNetwork seen) {
    writeNetwork(out, seen.network());
    out.id(seen.setBy().value());
  }

  private static SeenNetwork readSeen(ByteSource in) {
    return new SeenNetwork(readNetwork(in), new EventId(in.id()));
  }

  private static void writeNetwork(ByteSink out, Network network) {
    out.tiny(
        switch (network.family()) {
          case IPV4 -> 4;
          case IPV6 -> 6;
        });
    out.text(network.tag());
  }

  private static Network readNetwork(ByteSource in) {
    int family = in.tiny();
    String tag = in.text();
    return switch (family) {
      case 4 -> new Network(tag, AddressFamily.IPV4);
      case 6 -> new Network(tag, AddressFamily.IPV6);
      default -> throw new IllegalArgumentException("not an address family");
    };
  }

  private static void writeSignals(ByteSink out, RecentSignals recent) {
    out.tiny(recent.lastSeen().size());
    for (Weight weight : Weight.values()) {
      Instant at = recent.lastSeen().get(weight);
      if (at != null) {
        out.tiny(weight.code());
        out.time(at);
      }
    }
  }

  private static RecentSignals readSignals(ByteSource in) {
    int count = in.tiny();
    if (count == 0) {
      return RecentSignals.NONE;
    }
    Map<Weight, Instant> lastSeen = new EnumMap<>(Weight.class);
    for (int i = 0; i < count; i++) {
      lastSeen.put(Weight.coded(in.tiny()), in.time());
    }
    return new RecentSignals(lastSeen);
  }
}
