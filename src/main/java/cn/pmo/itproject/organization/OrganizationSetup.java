package cn.pmo.itproject.organization;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.JdbcTemplate;
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

  static final String TAKE_START_UP_LOCK = "select VALUE_ from ACT_GE_PROPERTY where NAME_ = 'startup.lock' for update";

  private final JdbcTemplate jdbc;
  private final TransactionTemplate transaction;
  private final Roles roles;
  private final AccessRights accessRights;
  private final InitialFilters taskFilters;
  private final ObjectProvider<InitialMembers> initialMembers;

  OrganizationSetup(JdbcTemplate jdbc, PlatformTransactionManager transactionManager,
      Roles roles, AccessRights accessRights, InitialFilters taskFilters, ObjectProvider<InitialMembers> initialMembers) {
    this.jdbc = jdbc;
    this.transaction = new TransactionTemplate(transactionManager);
    this.roles = roles;
    this.accessRights = accessRights;
    this.taskFilters = taskFilters;
    this.initialMembers = initialMembers;
  }

  @Override
  public void afterSingletonsInstantiated() {
    transaction.executeWithoutResult(status -> {
      // By SQL, not by the engine's own means, which skip the lock on the embedded database.
      jdbc.queryForList(TAKE_START_UP_LOCK);
      roles.createMissing();
      accessRights.createMissing();
      taskFilters.createMissing();
      initialMembers.orderedStream().forEach(InitialMembers::createMissing);
    });
  }
}
