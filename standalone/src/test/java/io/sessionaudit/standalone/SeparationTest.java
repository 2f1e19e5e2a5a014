package io.sessionaudit.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import io.micronaut.jdbc.DataSourceResolver;
import io.sessionaudit.auth.AuthApi;
import io.sessionaudit.detector.AnomalyDetector;
import io.sessionaudit.projector.SessionProjector;
import io.sessionaudit.standalone.platform.DataFolder;
import io.sessionaudit.standalone.platform.Platform;
import io.sessionaudit.standalone.platform.Progress;
import io.sessionaudit.standalone.platform.Services;
import io.sessionaudit.standalone.platform.UpSettings;
import io.sessionaudit.testkit.TestFolders;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Three services on one class path in one JVM, and none of them sees the others. */
class SeparationTest {

  enum Part {
    AUTH("auth-api", "io.sessionaudit.auth.", "auth"),
    PROJECTOR("session-projector", "io.sessionaudit.projector.", "audit"),
    DETECTOR("anomaly-detector", "io.sessionaudit.detector.", "");

    private final String name;
    private final String root;

    /** The schema that it migrates; empty if it has no database. */
    private final String schema;

    Part(String name, String root, String schema) {
      this.name = name;
      this.root = root;
      this.schema = schema;
    }
  }

  private static final Map<Part, ApplicationContext> CONTEXTS = new EnumMap<>(Part.class);
  private static Platform platform;

  @BeforeAll
  static void start() {
    UpSettings settings =
        new UpSettings(
            new DataFolder(TestFolders.fresh("separation")),
            "127.0.0.1",
            FreePlatform.ports(),
            List.of());
    Services services =
        new Services(
            noted(Part.AUTH, AuthApi::start),
            noted(Part.PROJECTOR, SessionProjector::start),
            noted(Part.DETECTOR, AnomalyDetector::start));
    PrintStream silent =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    platform = new Platform(settings, services, new Progress(silent, false));
    platform.start();
  }

  @AfterAll
  static void stop() {
    platform.close();
  }

  @ParameterizedTest
  @EnumSource
  void hasBeansOfItsOwnAndNoneOfTheOthers(Part part) {
    List<String> beans =
        context(part).getAllBeanDefinitions().stream()
            .map(it -> it.getClass().getName())
            .filter(it -> it.startsWith("io.sessionaudit."))
            .toList();

    assertThat(beans).anyMatch(it -> it.startsWith(part.root));
    for (Part other : Part.values()) {
      if (other != part) {
        assertThat(beans).noneMatch(it -> it.startsWith(other.root));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void isConfiguredByItsOwnFile(Part part) {
    assertThat(context(part).getProperty("micronaut.application.name", String.class))
        .contains(part.name);
  }

  @ParameterizedTest
  @EnumSource
  void migratesItsOwnSchemaOnly(Part part) throws SQLException {
    Set<String> migrated = new TreeSet<>();
    for (DataSource source : context(part).getBeansOfType(DataSource.class)) {
      migrated.addAll(schemasOwnedBy(pool(part, source)));
    }

    assertThat(migrated).isEqualTo(part.schema.isEmpty() ? Set.of() : Set.of(part.schema));
  }

  /** The pool itself: beside Micronaut Data the bean works inside its transactions only. */
  private static DataSource pool(Part part, DataSource source) {
    return context(part)
        .findBean(DataSourceResolver.class)
        .map(resolver -> resolver.resolve(source))
        .orElse(source);
  }

  /** Schemas in which the role of this data source has made tables. */
  private static List<String> schemasOwnedBy(DataSource source) throws SQLException {
    List<String> schemas = new ArrayList<>();
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT DISTINCT schemaname FROM pg_tables WHERE tableowner = current_user"
                    + " AND schemaname !~ '^pg_temp'")) {
      while (rows.next()) {
        schemas.add(rows.getString(1));
      }
    }
    return schemas;
  }

  private static Services.Service noted(
      Part part, Function<Map<String, Object>, ApplicationContext> start) {
    return settings -> {
      ApplicationContext context = start.apply(settings);
      CONTEXTS.put(part, context);
      return context;
    };
  }

  private static ApplicationContext context(Part part) {
    return Objects.requireNonNull(CONTEXTS.get(part), part.name);
  }
}
