package cn.pmo.itproject.organization;

import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Creates the roles, their rights and the task filters that are missing, before the server takes requests.
 *
 * <p>All of it is one transaction that first takes the engine's start-up lock, a row of the shared database: of several
 * nodes that start together, one creates and the others wait and then find everything there.
 */
@Component
class OrganizationSetup implements SmartInitializingSingleton {

  private final ProcessEngineConfigurationImpl configuration;
  private final TransactionTemplate transaction;
  private final Roles roles;
  private final AccessRights accessRights;
  private final TaskFilters taskFilters;

  OrganizationSetup(ProcessEngineConfigurationImpl configuration, PlatformTransactionManager transactionManager,
      Roles roles, AccessRights accessRights, TaskFilters taskFilters) {
    this.configuration = configuration;
    this.transaction = new TransactionTemplate(transactionManager);
    this.roles = roles;
    this.accessRights = accessRights;
    this.taskFilters = taskFilters;
  }

  @Override
  public void afterSingletonsInstantiated() {
    transaction.executeWithoutResult(status -> {
      configuration.getCommandExecutorTxRequired().execute(context -> {
        context.getPropertyManager().acquireExclusiveLockForStartup();
        return null;
      });
      roles.createMissing();
      accessRights.createMissing();
      taskFilters.createMissing();
    });
  }
}
