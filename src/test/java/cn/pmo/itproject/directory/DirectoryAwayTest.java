package cn.pmo.itproject.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.pmo.itproject.rule.TryLaterException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import org.camunda.bpm.identity.impl.ldap.LdapConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A directory that cannot be reached, or does not answer. */
class DirectoryAwayTest {

  @Test
  @Timeout(60)
  void isToldFromAWrongPasswordAndNotAskedAgainAtOnce() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      DirectoryState state = new DirectoryState();
      DirectoryClient client = client("ldap://127.0.0.1:" + silent.getLocalPort(), state);
      assertThatThrownBy(() -> client.canBind("uid=li.na,dc=example,dc=com", "Kapok-River-47")).isInstanceOfSatisfying(TryLaterException.class, e -> {
        assertThat(e.status()).isEqualTo(503);
        assertThat(e).hasMessageContaining("用户目录（LDAP）暂时无法访问");
        assertThat(e).hasCauseInstanceOf(javax.naming.NamingException.class);
      });
      assertThatThrownBy(() -> client.canBind("uid=li.na,dc=example,dc=com", "Kapok-River-47"))
          .isInstanceOf(TryLaterException.class).as("refused without asking").hasNoCause();
    }
  }

  @Test
  @Timeout(60)
  void isAwayWhereNobodyListens() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    DirectoryClient client = client("ldap://127.0.0.1:" + port, new DirectoryState());
    assertThatThrownBy(() -> client.search("dc=example,dc=com", 2, "(uid=li.na)", entry -> { }, "uid")).isInstanceOf(TryLaterException.class);
  }

  @Test
  void withoutAPasswordItIsNotEvenAsked() {
    assertThat(client("ldap://127.0.0.1:1", new DirectoryState()).canBind("uid=li.na,dc=example,dc=com", "")).isFalse();
  }

  private static DirectoryClient client(String url, DirectoryState state) {
    return client(url, false, state);
  }

  static DirectoryClient client(String url, boolean startTls, DirectoryState state) {
    DirectorySettings settings = new DirectorySettings(true, url, startTls, "cn=manager", "secret", "dc=example,dc=com", 500, Duration.ofSeconds(1),
        Duration.ofSeconds(1), new DirectorySettings.Users("", "(objectClass=person)", "uid", "givenName", "sn", "mail"),
        new DirectorySettings.Groups("", "(objectClass=groupOfNames)", "cn", "description", "", "member", true, Map.of()), "camunda-admin", "");
    return new DirectoryClient(new LdapConfiguration(), settings, state);
  }
}
