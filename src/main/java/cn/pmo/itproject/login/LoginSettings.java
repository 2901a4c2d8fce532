package cn.pmo.itproject.login;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of logins.
 *
 * @param passwordPolicy whether new passwords have to follow {@link PasswordRules}
 * @param rememberFor how long a login that was right is known without being checked again, so that clients that send name and password with
 *     every request do not cost a hash each; zero to check every time
 * @param failuresPerAddress how many wrong passwords may come from one address within the window
 * @param window in which these are counted, and at whose end they are forgotten
 */
@ConfigurationProperties("it-project.login")
record LoginSettings(
    @DefaultValue("true") boolean passwordPolicy,
    @DefaultValue("PT1M") Duration rememberFor,
    @DefaultValue("30") int failuresPerAddress,
    @DefaultValue("PT10M") Duration window) {

  LoginSettings {
    if (rememberFor.isNegative() || rememberFor.compareTo(Duration.ofMinutes(10)) > 0) {
      throw new IllegalArgumentException("it-project.login.remember-for=" + rememberFor + " 无效，应为 PT0S 至 PT10M");
    }
    if (failuresPerAddress < 1) {
      throw new IllegalArgumentException("it-project.login.failures-per-address=" + failuresPerAddress + " 无效，应为 1 以上的整数");
    }
    if (window.compareTo(Duration.ofSeconds(1)) < 0 || window.compareTo(Duration.ofHours(1)) > 0) {
      throw new IllegalArgumentException("it-project.login.window=" + window + " 无效，应为 PT1S 至 PT1H");
    }
  }
}
