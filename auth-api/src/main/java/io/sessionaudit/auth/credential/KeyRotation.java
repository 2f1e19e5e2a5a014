package io.sessionaudit.auth.credential;

import com.nimbusds.jose.jwk.JWK;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts a new key in front of the old ones. It comes into use a little later, when every instance
 * has read the file and every guard has fetched the published keys, so nobody meets a token under a
 * key that he does not know. The old keys go on counting until what was made with them is dead, and
 * leave the file when that is over.
 */
public final class KeyRotation {

  private KeyRotation() {}

  /** Which keys. */
  public enum Kind {
    /** Of access tokens; guards fetch them every five minutes. */
    SIGNING(KeyFiles.SIGNING, Duration.ofMinutes(10), SigningKeys.OUTLIVES),
    /** Of refresh tokens; only auth-api has them, and reads them every ten seconds. */
    MAC(KeyFiles.MAC, Duration.ofMinutes(1), MacKeys.OUTLIVES);

    private final String file;
    private final Duration lead;
    private final Duration outlives;

    Kind(String file, Duration lead, Duration outlives) {
      this.file = file;
      this.lead = lead;
      this.outlives = outlives;
    }
  }

  /**
   * What was done.
   *
   * @param inUseFrom when the new key takes over
   * @param keys how many the file holds now
   */
  public record Rotated(Instant inUseFrom, int keys) {}

  /**
   * Rotates.
   *
   * @param folder of the keys
   * @throws KeyFileException with a sentence, if the file is not usable or the last rotation is not
   *     over yet; nothing was changed
   */
  public static Rotated rotate(Path folder, Kind kind, Instant now) {
    PrivateFiles files = PrivateFiles.in(folder.toAbsolutePath().normalize());
    Path file = files.path(kind.file);
    List<JWK> keys = standing(kind, JwkSetFile.keys(file, files.read(kind.file)), now);
    Instant newest = JwkSetFile.inUseFrom(keys.getFirst());
    if (newest != null && newest.isAfter(now)) {
      throw new KeyFileException(
          file, "The last rotation is not over: its key comes into use at " + newest);
    }
    Instant from = now.plus(kind.lead).truncatedTo(ChronoUnit.SECONDS);
    List<JWK> rotated = new ArrayList<>();
    rotated.add(kind == Kind.SIGNING ? SigningKeys.generate(from) : MacKeys.generate(from));
    rotated.addAll(keys);
    String content = JwkSetFile.content(rotated);
    check(kind, file, content);
    files.replace(kind.file, content);
    return new Rotated(from, rotated.size());
  }

  private static List<JWK> standing(Kind kind, List<JWK> keys, Instant now) {
    List<JWK> standing = new ArrayList<>();
    Instant followed = null;
    for (JWK key : keys) {
      if (followed == null || followed.plus(kind.outlives).isAfter(now)) {
        standing.add(key);
      }
      followed = JwkSetFile.inUseFrom(key);
    }
    return standing;
  }

  /** What the services could not read is not written. */
  private static void check(Kind kind, Path file, String content) {
    var _ =
        switch (kind) {
          case SIGNING -> SigningKeys.parse(file, content).signing();
          case MAC -> MacKeys.parse(file, content).newest();
        };
  }
}
