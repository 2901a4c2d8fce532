package cn.pmo.itproject.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.pmo.itproject.rule.TryLaterException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Encrypted connections to the directory of {@code .ci/ldap}, whose certificate is trusted with {@code -Pldap} alone. */
@EnabledIfEnvironmentVariable(named = "IT_PROJECT_TEST_LDAP_PORT", matches = "\\d+", disabledReason = "needs .ci/ldap start")
@EnabledIfSystemProperty(named = "javax.net.ssl.trustStore", matches = ".+", disabledReason = "needs -Pldap")
class DirectoryTlsTest {

  private static final int PORT = Integer.parseInt(System.getenv().getOrDefault("IT_PROJECT_TEST_LDAP_PORT", "0"));
  private static final String SOMEBODY = "uid=li.na,ou=people,dc=example,dc=com";

  @Test
  void ldapsChecksPasswords() {
    DirectoryClient client = DirectoryAwayTest.client("ldaps://127.0.0.1:" + (PORT + 1), false, new DirectoryState());
    assertThat(client.canBind(SOMEBODY, "Kapok-River-47")).isTrue();
    assertThat(client.canBind(SOMEBODY, "wrong")).isFalse();
    assertThat(client.canBind(SOMEBODY, "")).isFalse();
  }

  @Test
  void startTlsChecksPasswords() {
    DirectoryClient client = DirectoryAwayTest.client("ldap://127.0.0.1:" + PORT, true, new DirectoryState());
    assertThat(client.canBind(SOMEBODY, "Kapok-River-47")).isTrue();
    assertThat(client.canBind(SOMEBODY, "wrong")).isFalse();
    assertThat(client.canBind("uid=nobody,ou=people,dc=example,dc=com", "Kapok-River-47")).isFalse();
  }

  @Test
  void aServerThatSpeaksNoTlsGetsNoPassword() {
    DirectoryClient client = DirectoryAwayTest.client("ldaps://127.0.0.1:" + PORT, false, new DirectoryState());
    assertThatThrownBy(() -> client.canBind(SOMEBODY, "Kapok-River-47")).isInstanceOf(TryLaterException.class);
  }
}
