package io.sessionaudit.standalone.readme;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionaudit.settings.KnownSettings;
import io.sessionaudit.settings.KnownSettings.Declared;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code docs/configuration.md} and the configuration records say the same, in both directions. */
class ConfigurationTest {

  private static final Path DOCUMENT = Path.of("..", "docs", "configuration.md");
  private static final Set<String> OURS = Set.of("session-audit.", "kafka.", "jdbc.");

  /** The first record that declares a setting owns it: what every service knows stands once. */
  private static final Map<String, String> SECTIONS = new LinkedHashMap<>();

  static {
    SECTIONS.put("io.sessionaudit.settings.", "Every service");
    SECTIONS.put("io.sessionaudit.auth.", "auth-api");
    SECTIONS.put("io.sessionaudit.projector.", "session-projector");
    SECTIONS.put("io.sessionaudit.detector.", "anomaly-detector");
    SECTIONS.put("io.sessionaudit.guard.", "Guarded services");
  }

  private static final Pattern HEADING = Pattern.compile("## (.+)");
  private static final Pattern ROW =
      Pattern.compile("\\| `([a-z.-]+)` \\| (none|`[^`]+`) \\| ([^|]+) \\| ([^|]+) \\|");

  /** {@code section/setting = default}. */
  private final Map<String, String> documented = new TreeMap<>();

  private final Map<String, String> declared = new TreeMap<>();

  @Test
  void everySettingIsExplainedWhereItBelongsWithItsDefault() throws IOException {
    readDocument();
    readRecords();

    assertThat(declared).hasSizeGreaterThan(30);
    assertThat(documented).isEqualTo(declared);
  }

  @Test
  void theReadmeNamesNoSettingThatIsNotThere() throws IOException {
    readDocument();
    Pattern setting = Pattern.compile("`((?:session-audit|kafka|jdbc)\\.[a-z-]+[a-z.-]*[a-z])`");

    List<String> named =
        setting.matcher(Readme.read().text()).results().map(it -> it.group(1)).distinct().toList();

    assertThat(named).isNotEmpty();
    assertThat(documented.keySet().stream().map(it -> it.replaceFirst(".*/", "")))
        .containsAll(named);
  }

  private void readDocument() throws IOException {
    String section = "";
    for (String line : Files.readAllLines(DOCUMENT)) {
      var heading = HEADING.matcher(line);
      section = heading.matches() ? heading.group(1) : section;
      var row = ROW.matcher(line);
      if (row.matches() && OURS.stream().anyMatch(row.group(1)::startsWith)) {
        assertThat(row.group(3)).as(line).doesNotContain("?").isNotBlank();
        assertThat(row.group(4)).as(line).isNotBlank();
        documented.put(section + "/" + row.group(1), row.group(2).replace("`", ""));
      }
    }
  }

  private void readRecords() {
    List<Declared> settings = KnownSettings.declared(getClass().getClassLoader(), OURS);
    Map<String, Declared> owners = new TreeMap<>();
    for (String code : SECTIONS.keySet()) {
      settings.stream()
          .filter(it -> it.record().startsWith(code))
          .forEach(it -> owners.putIfAbsent(it.name(), it));
    }
    owners.forEach((name, owner) -> declared.put(section(owner) + "/" + name, text(owner)));
  }

  private static String section(Declared setting) {
    return SECTIONS.entrySet().stream()
        .filter(it -> setting.record().startsWith(it.getKey()))
        .findFirst()
        .orElseThrow()
        .getValue();
  }

  private static String text(Declared setting) {
    String value = setting.defaultValue();
    return value == null ? "none" : value;
  }
}
