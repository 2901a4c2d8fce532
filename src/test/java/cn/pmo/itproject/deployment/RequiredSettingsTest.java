package cn.pmo.itproject.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.pmo.itproject.ItProjectApplication;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.mock.env.MockEnvironment;

/** A real installation has no defaults for what is secret or its own. */
class RequiredSettingsTest {

  @Test
  void productionWithoutDatabaseDoesNotStartAndNamesTheVariable() {
    assertThatThrownBy(() -> start("production")).hasStackTraceContaining("IT_PROJECT_DATABASE_URL");
  }

  /** Boot puts this address onto the pool after the one that has been checked. */
  @Test
  void productionDoesNotStartOnAnotherDatabaseThatIsNamedBesides() {
    assertThatThrownBy(() -> start("production", "--IT_PROJECT_DATABASE_URL=jdbc:mysql://db/itproject", "--IT_PROJECT_DATABASE_USER=sa",
        "--IT_PROJECT_DATABASE_PASSWORD=secret", "--it-project.tls=proxy", "--spring.datasource.driver-class-name=org.h2.Driver",
        "--spring.datasource.hikari.jdbc-url=jdbc:h2:mem:besides;IGNORE_UNKNOWN_SETTINGS=TRUE"))
        .rootCause().hasMessageContainingAll("H2", "jdbc:h2:mem:besides", "MySQL 或 MariaDB", "spring.datasource.hikari.jdbc-url");
  }

  @Test
  void theDatabaseThatIsCheckedIsTheOneThatIsUsed() {
    assertThatThrownBy(() -> check(production().withProperty("spring.flyway.enabled", "no"))).hasMessageContaining("spring.flyway.enabled=no");
    assertThatThrownBy(() -> check(production().withProperty("spring.flyway.url", "jdbc:mysql://other/x")))
        .hasMessageContaining("spring.flyway.url");
  }

  @Test
  void withoutAProfileThatNamesADatabaseNoneIsTakenSilently() {
    assertThatThrownBy(() -> start("nothing-special")).hasStackTraceContaining("Failed to determine a suitable driver class");
  }

  @Test
  void mailsNeedASenderAndTheAddressOfTheirLinks() {
    MockEnvironment environment = production().withProperty("spring.mail.host", "mail.example.com");
    assertThatThrownBy(() -> check(environment)).hasMessageContaining("IT_PROJECT_MAIL_FROM");
    environment.withProperty("it-project.mail.from", "it-project@example.com");
    assertThatThrownBy(() -> check(environment)).hasMessageContaining("IT_PROJECT_BASE_URL");
    environment.withProperty("it-project.base-url", "https://it-project.example.com");
    assertThatCode(() -> check(environment)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " "})
  void healthAndMetricsAreNotOpenedToAllAddressesByAnEmptySetting(String address) {
    MockEnvironment environment = production().withProperty("management.server.address", address);
    assertThatThrownBy(() -> check(environment)).hasMessageContainingAll("IT_PROJECT_MANAGEMENT_ADDRESS", "10.0.0.11");
    assertThatCode(() -> check(environment.withProperty("management.server.address", "10.0.0.11"))).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"it-project.example.com", "ftp://it-project.example.com", "https://", "https://it project", "https://a/?b=c"})
  void anAddressNobodyCanOpenIsRefused(String address) {
    MockEnvironment environment = production().withProperty("spring.mail.host", "mail.example.com")
        .withProperty("it-project.mail.from", "it-project@example.com").withProperty("it-project.base-url", address);
    assertThatThrownBy(() -> check(environment)).hasMessageContainingAll("IT_PROJECT_BASE_URL", "“" + address + "”", "https://");
  }

  @ParameterizedTest
  @ValueSource(strings = {"false", "off", "NO", "0"})
  void rightsAndPasswordRulesStayOnHoweverNoIsSpelled(String no) {
    MockEnvironment environment = production().withProperty("it-project.login.password-policy", no)
        .withProperty("camunda.bpm.authorization.enabled", no);
    assertThatThrownBy(() -> check(environment)).hasMessageContainingAll("password-policy", "authorization.enabled");
  }

  @ParameterizedTest
  @ValueSource(strings = {"true", "on", "Yes", "1"})
  void passwordsGoToTheDirectoryEncryptedHoweverYesIsSpelled(String yes) {
    MockEnvironment environment = production().withProperty("it-project.ldap.enabled", yes).withProperty("it-project.ldap.url", "LDAP://directory");
    assertThatThrownBy(() -> check(environment)).hasMessageContaining("IT_PROJECT_LDAP_URL");
    assertThatCode(() -> check(environment.withProperty("it-project.ldap.start-tls", yes))).doesNotThrowAnyException();
  }

  @Test
  void withoutAMailServerNeitherIsNeeded() {
    assertThatCode(() -> check(production())).doesNotThrowAnyException();
  }

  @Test
  void whoSpeaksTlsHasToBeSaidAndTheAddressToAgree() {
    MockEnvironment environment = production().withProperty("it-project.tls", "");
    assertThatThrownBy(() -> check(environment)).hasMessageContainingAll("IT_PROJECT_TLS", "proxy", "server", "none");
    assertThatThrownBy(() -> check(environment.withProperty("it-project.tls", "yes"))).hasMessageContainingAll("“yes”", "proxy");
    assertThatThrownBy(() -> check(environment.withProperty("it-project.tls", "server"))).hasMessageContaining("SERVER_SSL_CERTIFICATE");
    assertThatCode(() -> check(environment.withProperty("server.ssl.certificate", "node.pem"))).doesNotThrowAnyException();
    environment.withProperty("it-project.tls", "proxy").withProperty("it-project.base-url", "http://it-project.example.com");
    assertThatThrownBy(() -> check(environment)).hasMessageContainingAll("IT_PROJECT_BASE_URL", "https://");
    assertThatCode(() -> check(environment.withProperty("it-project.tls", "none"))).doesNotThrowAnyException();
    environment.withProperty("it-project.tls", "proxy").withProperty("it-project.base-url", "https://it-project.example.com")
        .withProperty("server.forward-headers-strategy", "none");
    assertThatThrownBy(() -> check(environment)).hasMessageContaining("forward-headers-strategy");
  }

  @ParameterizedTest
  @ValueSource(strings = {"false", "off", "NO", "0"})
  void aServerWithACertificateThatItDoesNotUseIsRefused(String no) {
    MockEnvironment environment = production().withProperty("it-project.tls", "server").withProperty("server.ssl.certificate", "node.pem")
        .withProperty("server.ssl.enabled", no);
    assertThatThrownBy(() -> check(environment)).hasMessageContainingAll("IT_PROJECT_TLS=server", "server.ssl.enabled=" + no, "true");
    assertThatCode(() -> check(environment.withProperty("server.ssl.enabled", "true"))).doesNotThrowAnyException();
    assertThatCode(() -> check(environment.withProperty("it-project.tls", "proxy").withProperty("server.ssl.enabled", no)))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "admin", "demo-2026", "camunda", "Admin@123456", "P@ssw0rd2026", "Chief-2026-Chief", "onlysmall-2026", "Short-1"})
  void theFirstAdministratorHasNoPasswordThatIsEasyToGuess(String password) {
    MockEnvironment environment = production().withProperty("camunda.bpm.admin-user.id", "chief")
        .withProperty("camunda.bpm.admin-user.password", password);
    assertThatThrownBy(() -> check(environment)).hasMessageContainingAll("CAMUNDA_BPM_ADMIN_USER_PASSWORD", "“chief”", "10 至 200 个字符");
  }

  @Test
  void aGoodPasswordOrNoAdministratorAtAllIsFine() {
    assertThatCode(() -> check(production())).doesNotThrowAnyException();
    assertThatCode(() -> check(production().withProperty("camunda.bpm.admin-user.id", "chief")
        .withProperty("camunda.bpm.admin-user.password", "Kapok-River-47"))).doesNotThrowAnyException();
  }

  @Test
  void everythingThatIsWrongIsToldAtOnce() {
    MockEnvironment environment = new MockEnvironment().withProperty("spring.datasource.url", "jdbc:h2:file:./data/it-project")
        .withProperty("spring.datasource.username", "sa").withProperty("spring.datasource.password", "")
        .withProperty("camunda.bpm.admin-user.id", "admin").withProperty("camunda.bpm.admin-user.password", "admin")
        .withProperty("it-project.login.password-policy", "false").withProperty("camunda.bpm.authorization.enabled", "false")
        .withProperty("spring.mail.host", "mail.example.com");
    environment.setActiveProfiles("production", "demo");
    assertThatThrownBy(() -> check(environment)).isInstanceOf(UnsafeSettingsException.class).hasMessageContainingAll("H2",
        "IT_PROJECT_DATABASE_PASSWORD", "IT_PROJECT_TLS", "CAMUNDA_BPM_ADMIN_USER_PASSWORD", "demo", "password-policy",
        "authorization.enabled", "IT_PROJECT_MAIL_FROM", "IT_PROJECT_BASE_URL");
  }

  @ParameterizedTest
  @ValueSource(strings = {"proxy", "server", "PROXY"})
  void overHttpsCookiesAreForHttpsOnlyWhateverElseIsSet(String tls) {
    MockEnvironment environment = new MockEnvironment().withProperty("it-project.tls", tls)
        .withProperty("camunda.bpm.webapp.csrf.enable-secure-cookie", "false");
    new TlsSettings().postProcessEnvironment(environment, null);
    assertThat(environment.getProperty("camunda.bpm.webapp.csrf.enable-secure-cookie")).isEqualTo("true");
    assertThat(environment.getProperty("server.servlet.session.cookie.secure")).isEqualTo("true");
    assertThat(environment.getProperty("camunda.bpm.webapp.header-security.hsts-disabled")).isEqualTo("false");
  }

  @ParameterizedTest
  @CsvSource({"proxy, native", "server, none", "none, none", ",", "yes,"})
  void headersOfAProxyAreBelievedWhereThereIsOne(String tls, String believed) {
    MockEnvironment environment = new MockEnvironment();
    if (tls != null) {
      environment.setProperty("it-project.tls", tls);
    }
    new TlsSettings().postProcessEnvironment(environment, null);
    assertThat(environment.getProperty("server.forward-headers-strategy")).isEqualTo(believed);
  }

  @Test
  void whoSaysOtherwiseIsHeard() {
    MockEnvironment environment = new MockEnvironment().withProperty("it-project.tls", "none")
        .withProperty("server.forward-headers-strategy", "framework");
    new TlsSettings().postProcessEnvironment(environment, null);
    assertThat(environment.getProperty("server.forward-headers-strategy")).isEqualTo("framework");
  }

  private static MockEnvironment production() {
    return new MockEnvironment().withProperty("spring.datasource.url", "jdbc:mysql://db/itproject")
        .withProperty("spring.datasource.username", "itproject").withProperty("spring.datasource.password", "secret")
        .withProperty("it-project.tls", "proxy");
  }

  private static void check(MockEnvironment environment) {
    RequiredSettings settings = new RequiredSettings();
    settings.setEnvironment(environment);
    settings.postProcessBeanFactory(new DefaultListableBeanFactory());
  }

  private static void start(String profile, String... settings) {
    // The format of the log would stay for all tests of this run.
    new SpringApplicationBuilder(ItProjectApplication.class).profiles(profile)
        .run(Stream.concat(Stream.of("--server.port=0", "--logging.structured.format.console="), Stream.of(settings)).toArray(String[]::new)).close();
  }
}
