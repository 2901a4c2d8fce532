package cn.pmo.itproject.access;

import java.util.List;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;

/** Engines with authorizations and nothing of ours but the plugins that are named, which make their tables where there are none. */
final class Engines {

  private Engines() {
  }

  static ProcessEngine on(DataSource database, String name, boolean authorizations, ProcessEnginePlugin... plugins) {
    StandaloneProcessEngineConfiguration configuration = new StandaloneProcessEngineConfiguration();
    configuration.setProcessEngineName(name);
    configuration.setDataSource(database);
    configuration.setDatabaseSchemaUpdate("true");
    configuration.setHistory("full");
    configuration.setAuthorizationEnabled(authorizations);
    configuration.setMetricsEnabled(false);
    configuration.getProcessEnginePlugins().addAll(List.of(plugins));
    return configuration.buildProcessEngine();
  }
}
