package cn.pmo.itproject.login;

import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Puts the parts of this package into the engine. After others: one that names another source of users is left alone. */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
@EnableConfigurationProperties(LoginSettings.class)
class LoginPlugin extends AbstractProcessEnginePlugin {

  /** By which a wait after a wrong password is longer than the one before. */
  private static final int FACTOR = 2;

  private final LoginSettings settings;
  private final EngineUsers.Factory users;

  LoginPlugin(LoginSettings settings, Argon2Passwords hashes, RecentLogins recent, LoginFailures failures) {
    this.settings = settings;
    this.users = new EngineUsers.Factory(hashes, recent, failures);
  }

  @Override
  public void preInit(ProcessEngineConfigurationImpl configuration) {
    configuration.setIdentityService(new GuardedIdentityService(users.hashes()));
    if (configuration.getIdentityProviderSessionFactory() == null) {
      configuration.setIdentityProviderSessionFactory(users);
    }
    // The engine itself still knows the hashes it used to make.
    configuration.setPasswordEncryptor(users.hashes());
    configuration.setEnablePasswordPolicy(settings.passwordPolicy());
    if (settings.passwordPolicy()) {
      configuration.setPasswordPolicy(new PasswordRules());
    }
    configuration.setLoginDelayBase(LoginFailures.FIRST_WAIT);
    configuration.setLoginDelayFactor(FACTOR);
    configuration.setLoginDelayMaxTime(LoginFailures.LONGEST_WAIT);
    // Otherwise ten wrong passwords would lock a user until an administrator comes: anybody could do that to everybody.
    configuration.setLoginMaxAttempts(Integer.MAX_VALUE);
  }
}
