package io.sessionaudit.auth.credential;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.JWK;
import io.sessionaudit.event.SessionId;
import io.sessionaudit.personal.UserName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyFilesTest {

  @TempDir Path temporary;
  private Path folder = Path.of("unset");

  @BeforeEach
  void nameTheFolder() {
    folder = temporary.resolve("data").resolve("keys");
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
    }
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  /** What the keys make; equal for equal keys. */
  private static List<String> prints(KeyFiles keys) {
    SessionId session = new SessionId(new UUID(1, 2));
    return List.of(
        keys.signing().signing().getKeyID(),
        new RefreshTokens(keys.mac()).mint(session, 1, new byte[32]),
        keys.lookup().nameTag(UserName.of("alice")));
  }

  private void write(String name, String content) throws IOException {
    Files.writeString(folder.resolve(name), content, US_ASCII);
  }

  private void refuses(String name, String... words) {
    assertThatThrownBy(() -> KeyFiles.open(folder))
        .isInstanceOf(KeyFileException.class)
        .hasNoCause()
        .hasMessageStartingWith(folder.resolve(name).toString())
        .hasMessageContainingAll(words);
  }

  @Test
  void theFirstStartMakesAllKeysForTheOwnerAlone() throws IOException {
    KeyFiles.open(folder);
    assertThat(names()).containsExactly("lookup.key", "mac.jwks", "master.key", "signing.jwks");
    assertThat(mode(folder)).isEqualTo("rwx------");
    for (String name : names()) {
      assertThat(mode(folder.resolve(name))).isEqualTo("rw-------");
    }
    assertThat(Files.readString(folder.resolve("master.key"))).matches("[A-Za-z0-9_-]{43}\n");
  }

  @Test
  void theNextStartReadsTheSameKeys() {
    assertThat(prints(KeyFiles.open(folder))).isEqualTo(prints(KeyFiles.open(folder)));
  }

  @Test
  void everyFirstStartDrawsOtherKeys() {
    assertThat(prints(KeyFiles.open(folder)))
        .doesNotContainAnyElementsOf(prints(KeyFiles.open(temporary.resolve("other"))));
  }

  @Test
  void instancesThatStartAtOnceAgree() throws Exception {
    for (int round = 0; round < 20; round++) {
      Path shared = temporary.resolve("round" + round);
      CyclicBarrier start = new CyclicBarrier(4);
      List<Future<List<String>>> started = new ArrayList<>();
      try (ExecutorService instances = Executors.newFixedThreadPool(4)) {
        for (int instance = 0; instance < 4; instance++) {
          started.add(
              instances.submit(() -> {
                start.await();
                return prints(KeyFiles.open(shared));
              }));
        }
      }
      List<String> agreed = prints(KeyFiles.open(shared));
      for (Future<List<String>> instance : started) {
        assertThat(instance.get()).isEqualTo(agreed);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"lookup.key", "mac.jwks", "master.key", "signing.jwks"})
  void aKeyThatWentMissingIsNeverReplacedInSilence(String name) throws IOException {
    KeyFiles.open(folder);
    Files.delete(folder.resolve(name));
    refuses(name, "missing", "Restore it from your backup");
    assertThat(folder.resolve(name)).doesNotExist();
  }

  @Test
  void aFirstStartThatWasInterruptedIsFinished() throws IOException {
    List<String> before = prints(KeyFiles.open(folder));
    Files.delete(folder.resolve("master.key"));
    write(".unfinished", "");
    assertThat(prints(KeyFiles.open(folder))).isEqualTo(before);
    assertThat(names()).containsExactly("lookup.key", "mac.jwks", "master.key", "signing.jwks");
  }

  @Test
  void aLeftOverMarkerDoesNotOutliveTheNextStart() throws IOException {
    KeyFiles.open(folder);
    write(".unfinished", "");
    KeyFiles.open(folder);
    Files.delete(folder.resolve("master.key"));
    refuses("master.key", "missing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rwx------"})
  void aFileThatOthersMayReadIsRefused(String mode) throws IOException {
    KeyFiles.open(folder);
    Files.setPosixFilePermissions(
        folder.resolve("mac.jwks"), PosixFilePermissions.fromString(mode));
    refuses("mac.jwks", "chmod 600");
  }

  @Test
  void aFileThatItsOwnerMayOnlyReadIsFine() throws IOException {
    KeyFiles.open(folder);
    Files.setPosixFilePermissions(
        folder.resolve("mac.jwks"), PosixFilePermissions.fromString("r--------"));
    assertThat(KeyFiles.open(folder)).isNotNull();
  }

  @Test
  void aFolderThatOthersMayEnterIsRefused() throws IOException {
    KeyFiles.open(folder);
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-x---"));
    assertThatThrownBy(() -> KeyFiles.open(folder))
        .hasMessageContaining("chmod 700")
        .hasMessageStartingWith(folder.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n",
        "AAAA",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "+AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
      })
  void aSecretOfAnotherFormIsRefusedAndNotRepeated(String content) throws IOException {
    KeyFiles.open(folder);
    write("master.key", content);
    refuses("master.key", "32 bytes");
    if (!content.isBlank()) {
      assertThatThrownBy(() -> KeyFiles.open(folder)).hasMessageNotContaining(content);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "{\"keys\":[]}",
        "[]",
        "secret-in-the-wrong-place",
        "{\"keys\":[{\"kty\":\"oct\",\"k\":\"c2VjcmV0LWluLXRoZS13cm9uZy1wbGFjZQ\"}]}",
        "{\"keys\":[{\"kty\":\"oct\",\"k\":\"\"}]}"
      })
  void aSetOfAnotherFormIsRefusedAndNotRepeated(String content) throws IOException {
    KeyFiles.open(folder);
    for (String name : List.of("mac.jwks", "signing.jwks")) {
      String good = Files.readString(folder.resolve(name), US_ASCII);
      write(name, content);
      assertThatThrownBy(() -> KeyFiles.open(folder))
          .isInstanceOf(KeyFileException.class)
          .hasNoCause()
          .hasMessageStartingWith(folder.resolve(name).toString())
          .hasMessageMatching(".*(Restore|Remove).*")
          .hasMessageNotContainingAny("secret-in", "c2VjcmV0");
      write(name, good);
    }
    assertThat(KeyFiles.open(folder)).isNotNull();
  }

  @Test
  void nothingPrintsAKey() {
    KeyFiles keys = KeyFiles.open(folder);
    assertThat(List.of(keys, keys.signing(), keys.mac(), keys.lookup(), keys.master()))
        .allSatisfy(key -> assertThat(key).hasToString("***"));
    assertThat(keys.signing().published()).noneMatch(JWK::isPrivate);
  }
}
