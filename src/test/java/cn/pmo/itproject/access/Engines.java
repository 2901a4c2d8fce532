package cn.pmo.itproject.access;

import java.util.List;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.springframework.context.support.StaticApplicationContext;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/**
 * Engines with authorizations and nothing of ours but the plugins that are named, in Spring's transactions and without conditions on tenants
 * as in the application, which make their tables where there are none.
 */
final class Engines {

  private Engines() {
  }

  static ProcessEngine on(DataSource database, String name, boolean authorizations, ProcessEnginePlugin... plugins) {
    StaticApplicationContext noBeans = new StaticApplicationContext();
    noBeans.refresh();
    SpringProcessEngineConfiguration configuration = new SpringProcessEngineConfiguration();
    configuration.setApplicationContext(noBeans);
    configuration.setProcessEngineName(name);
    configuration.setDataSource(database);
    configuration.setTransactionManager(new DataSourceTransactionManager(database));
    configuration.setDatabaseSchemaUpdate("true");
    configuration.setHistory("full");
    configuration.setAuthorizationEnabled(authorizations);
    configuration.setMetricsEnabled(false);
    configuration.setTenantCheckEnabled(false);
    configuration.setGeneralResourceWhitelistPattern("[a-zA-Z0-9-]+");
    configuration.getProcessEnginePlugins().addAll(List.of(plugins));
    return configuration.buildProcessEngine();
  }
}
