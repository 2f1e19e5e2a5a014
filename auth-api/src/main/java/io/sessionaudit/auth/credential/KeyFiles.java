package io.sessionaudit.auth.credential;

import io.sessionaudit.personal.LookupKey;
import io.sessionaudit.personal.MasterKey;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;

/**
 * The keys, as they lie in a folder outside the database: files of mode 600 in a folder of mode
 * 700. The first start makes all of them. Once they are there, none is ever made anew: a lost key
 * makes tokens or personal data unusable, and a silent replacement would hide that. Instances that
 * start at once on one folder agree on one set.
 *
 * <p>Signing and MAC keys may be rotated while instances run: {@link #renew} reads them again.
 */
public final class KeyFiles {

  static final String SIGNING = "signing.jwks";
  static final String MAC = "mac.jwks";
  private static final String LOOKUP = "lookup.key";
  private static final String MASTER = "master.key";

  /** Names of the two that personal data is read with; no token is made with them. */
  public static final List<String> READING = List.of(LOOKUP, MASTER);

  private static final List<String> ALL = List.of(SIGNING, MAC, LOOKUP, MASTER);

  /** Stands while the first start makes the files, and after one that was interrupted. */
  private static final String UNFINISHED = ".unfinished";

  private static final int SECRET_BYTES = 32;

  private final PrivateFiles files;
  private final SigningKeys signing;
  private final MacKeys mac;
  private final LookupKey lookup;
  private final MasterKey master;

  private KeyFiles(
      PrivateFiles files, SigningKeys signing, MacKeys mac, LookupKey lookup, MasterKey master) {
    this.files = files;
    this.signing = signing;
    this.mac = mac;
    this.lookup = lookup;
    this.master = master;
  }

  /**
   * Reads the keys, and makes them if the folder has none.
   *
   * @throws KeyFileException with a sentence that says what to do
   */
  public static KeyFiles open(Path folder) {
    PrivateFiles files = PrivateFiles.in(folder.toAbsolutePath().normalize());
    complete(files);
    return new KeyFiles(
        files,
        SigningKeys.parse(files.path(SIGNING), files.read(SIGNING)),
        MacKeys.parse(files.path(MAC), files.read(MAC)),
        new LookupKey(secret(files, LOOKUP)),
        new MasterKey(secret(files, MASTER)));
  }

  /**
   * Reads signing and MAC keys again.
   *
   * @throws KeyFileException if one of the files is not usable; what was read before stands then
   */
  void renew() {
    signing.renew(files.path(SIGNING), files.read(SIGNING));
    mac.renew(files.path(MAC), files.read(MAC));
  }

  /** Sign and verify access tokens; {@code signing.jwks}, a JWK set (RFC 7517). */
  public SigningKeys signing() {
    return signing;
  }

  /** Make and check refresh tokens; {@code mac.jwks}, a JWK set. */
  public MacKeys mac() {
    return mac;
  }

  /** {@code lookup.key}, one line, 32 bytes in base64url without padding. */
  public LookupKey lookup() {
    return lookup;
  }

  /** {@code master.key}, same form. */
  public MasterKey master() {
    return master;
  }

  private static void complete(PrivateFiles files) {
    List<String> missing = missing(files);
    boolean first = missing.size() == ALL.size() || files.has(UNFINISHED);
    if (!missing.isEmpty() && !first) {
      missing = missing(files); // another instance may have finished between the two looks
    }
    if (!missing.isEmpty() && !first) {
      throw new KeyFileException(
          files.path(missing.getFirst()),
          "This key file is missing while others are there. Restore it from your backup; if nothing"
              + " was ever stored under these keys, delete the other key files too.");
    }
    if (!missing.isEmpty()) {
      create(files);
    }
    files.deleteIfThere(UNFINISHED);
  }

  private static List<String> missing(PrivateFiles files) {
    return ALL.stream().filter(name -> !files.has(name)).toList();
  }

  private static void create(PrivateFiles files) {
    files.createIfAbsent(UNFINISHED, "");
    files.createIfAbsent(SIGNING, SigningKeys.fresh());
    files.createIfAbsent(MAC, MacKeys.fresh());
    files.createIfAbsent(LOOKUP, RandomBytes.text(SECRET_BYTES) + "\n");
    files.createIfAbsent(MASTER, RandomBytes.text(SECRET_BYTES) + "\n");
  }

  private static byte[] secret(PrivateFiles files, String name) {
    String line = files.read(name).strip();
    byte[] bytes = decoded(line);
    if (bytes.length != SECRET_BYTES || !RandomBytes.text(bytes).equals(line)) {
      throw new KeyFileException(
          files.path(name),
          "The file must hold one line: 32 bytes in base64url without padding, 43 characters."
              + " Restore it from your backup.");
    }
    return bytes;
  }

  private static byte[] decoded(String line) {
    try {
      return Base64.getUrlDecoder().decode(line);
    } catch (IllegalArgumentException _) {
      return new byte[0]; // no base64url, so not the right length either
    }
  }

  @Override
  public String toString() {
    return "***";
  }
}
