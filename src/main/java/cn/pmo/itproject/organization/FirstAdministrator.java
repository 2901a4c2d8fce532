package cn.pmo.itproject.organization;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.spring.boot.starter.configuration.impl.custom.CreateAdminUserConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Has Camunda's starter make the first administrator ({@code camunda.bpm.admin-user}) as a whole or not at all, and only one node at a
 * time. By itself it does so in many transactions: of two nodes that start together one would fail, and of a node killed in between an
 * administrator without rights would stay.
 */
@Component
class FirstAdministrator implements BeanPostProcessor {

  private static final Logger LOG = LoggerFactory.getLogger(FirstAdministrator.class);

  private final ObjectProvider<PlatformTransactionManager> transactions;
  private final ObjectProvider<JdbcTemplate> jdbc;

  FirstAdministrator(ObjectProvider<PlatformTransactionManager> transactions, ObjectProvider<JdbcTemplate> jdbc) {
    this.transactions = transactions;
    this.jdbc = jdbc;
  }

  @Override
  public Object postProcessAfterInitialization(Object bean, String name) {
    return bean instanceof CreateAdminUserConfiguration plugin ? new InOneTransaction(plugin) : bean;
  }

  private final class InOneTransaction extends AbstractProcessEnginePlugin {

    private final CreateAdminUserConfiguration plugin;

    InOneTransaction(CreateAdminUserConfiguration plugin) {
      this.plugin = plugin;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
      plugin.preInit(configuration);
    }

    @Override
    public void postInit(ProcessEngineConfigurationImpl configuration) {
      plugin.postInit(configuration);
    }

    @Override
    public void postProcessEngineBuild(ProcessEngine engine) {
      if (engine.getIdentityService().isReadOnly()) {
        LOG.warn("camunda.bpm.admin-user is left alone: users and groups are kept in the directory, which says who is an administrator");
        return;
      }
      new TransactionTemplate(transactions.getObject()).executeWithoutResult(status -> {
        jdbc.getObject().queryForList(OrganizationSetup.TAKE_START_UP_LOCK);
        plugin.postProcessEngineBuild(engine);
      });
    }
  }
}
