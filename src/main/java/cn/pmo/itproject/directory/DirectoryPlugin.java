package cn.pmo.itproject.directory;

import cn.pmo.itproject.login.LoginFailures;
import cn.pmo.itproject.login.RecentLogins;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.identity.impl.ldap.LdapConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Has the engine take users and groups from the directory. It cannot change them then. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
@ConditionalOnProperty("it-project.ldap.enabled")
@EnableConfigurationProperties(DirectorySettings.class)
class DirectoryPlugin extends AbstractProcessEnginePlugin {

  private final Sessions sessions;

  DirectoryPlugin(DirectorySettings settings, RecentLogins recent, LoginFailures failures) {
    // Camunda's session wants its own settings where ours takes over nothing of it: in making queries.
    LdapConfiguration configuration = new LdapConfiguration();
    configuration.setSortControlSupported(true);
    this.sessions = new Sessions(configuration, settings, new DirectoryGroups(settings.groups()), new DirectoryState(), recent, failures);
  }

  @Override
  public void preInit(ProcessEngineConfigurationImpl configuration) {
    configuration.setIdentityProviderSessionFactory(sessions);
  }

  private record Sessions(LdapConfiguration configuration, DirectorySettings settings, DirectoryGroups names, DirectoryState state,
      RecentLogins recent, LoginFailures failures) implements SessionFactory {

    @Override
    public Class<?> getSessionType() {
      return DirectorySession.class;
    }

    @Override
    public Session openSession() {
      return new DirectorySession(configuration, settings, names, state, recent, failures);
    }
  }
}
