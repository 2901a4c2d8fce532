package cn.pmo.itproject.database;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pmo.itproject.document.DocumentSettings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

/** Each setting on which the package would fail later is refused with its name, its value and what to set. */
class DatabaseRequirementsTest {

  private static final Map<String, String> SUITABLE = Map.of("transaction_isolation", "READ-COMMITTED", "character_set_client", "utf8mb4",
      "time_zone", "+08:00", "max_allowed_packet", "536870912", "max_connections", "151", "log_bin", "ON", "binlog_format", "ROW");

  private final DatabaseRequirements requirements =
      new DatabaseRequirements(new DocumentSettings(DataSize.ofMegabytes(20), DataSize.ofMegabytes(200), Set.of("pdf")), 30);

  private List<String> unmet(String variable, String value) {
    Map<String, String> variables = new HashMap<>(SUITABLE);
    variables.put(variable, value);
    return requirements.unmet(new ServerFacts("8.4.6", variables, false, false));
  }

  private List<String> unmetByVersion(String version) {
    return requirements.unmet(new ServerFacts(version, SUITABLE, false, false));
  }

  @ParameterizedTest
  @ValueSource(strings = {"8.0.11", "8.4.6", "9.7.4-2", "10.6.22-MariaDB", "10.11.14-MariaDB-0+deb12u2-log", "11.8.3-MariaDB"})
  void suitableServerIsTaken(String version) {
    assertThat(unmetByVersion(version)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"5.7.44-log", "10.5.29-MariaDB", "10.4.0-MariaDB", "unknown"})
  void serverThatIsTooOldIsRefused(String version) {
    assertThat(unmetByVersion(version)).singleElement().asString().contains("版本为 " + version, "MySQL 8.0", "MariaDB 10.6");
  }

  @ParameterizedTest
  @CsvSource({
      "transaction_isolation, REPEATABLE-READ, READ-COMMITTED",
      "character_set_client, utf8mb3, utf8mb4",
      "time_zone, SYSTEM, +08:00",
      "max_connections, 29, 30",
      "binlog_format, STATEMENT, ROW"})
  void settingIsRefusedByNameValueAndWhatToSet(String variable, String value, String expected) {
    assertThat(unmet(variable, value)).singleElement().asString().contains(variable + "=" + value, expected);
  }

  @Test
  void statementsInTheBinaryLogMatterOnlyWhereThereIsOne() {
    Map<String, String> variables = new HashMap<>(SUITABLE);
    variables.put("log_bin", "OFF");
    variables.put("binlog_format", "STATEMENT");
    assertThat(requirements.unmet(new ServerFacts("8.0.42", variables, false, false))).isEmpty();
  }

  @Test
  void olderMariaDbCallsTheIsolationAnotherName() {
    Map<String, String> variables = new HashMap<>(SUITABLE);
    variables.remove("transaction_isolation");
    variables.put("tx_isolation", "READ-COMMITTED");
    assertThat(requirements.unmet(new ServerFacts("10.11.14-MariaDB", variables, false, false))).isEmpty();
    variables.put("tx_isolation", "SERIALIZABLE");
    assertThat(requirements.unmet(new ServerFacts("10.11.14-MariaDB", variables, false, false))).singleElement().asString()
        .contains("tx_isolation=SERIALIZABLE");
  }

  @Test
  void packetHasToTakeTheLargestValueWithEveryByteEscaped() {
    assertThat(unmet("max_allowed_packet", "67108864")).singleElement().asString().contains("max_allowed_packet=67108864（64 MB）", "420478976",
        "max-archive-size=200MB", "max_allowed_packet=512M");
    assertThat(unmet("max_allowed_packet", "420478975")).hasSize(1);
    assertThat(unmet("max_allowed_packet", "420478976")).isEmpty();
  }

  @Test
  void optionsOfTheConnectionAreRefusedByName() {
    assertThat(requirements.unmet(new ServerFacts("8.4.6", SUITABLE, true, false))).singleElement().asString()
        .contains("nullDatabaseMeansCurrent=false", "应为 true");
    assertThat(requirements.unmet(new ServerFacts("8.4.6", SUITABLE, false, true))).singleElement().asString()
        .contains("sendFractionalSeconds=true", "应为 false");
  }

  @Test
  void everythingIsToldAtOnce() {
    Map<String, String> variables = new HashMap<>(SUITABLE);
    variables.put("time_zone", "SYSTEM");
    variables.put("max_allowed_packet", "4194304");
    assertThat(requirements.unmet(new ServerFacts("5.7.44", variables, true, true))).hasSize(5);
  }
}
