package cn.pmo.itproject.access;

import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * An engine without anything of ours on the tables of another one, with the authorizations its own provider would have made for the tasks that
 * are open: what it answers is right. They are removed when it is closed.
 */
public final class StockEngine implements AutoCloseable {

  private static final String LINKS = """
      select distinct TASK_ID_, USER_ID_, GROUP_ID_ from (
        select TASK_ID_, USER_ID_, GROUP_ID_ from ACT_RU_IDENTITYLINK where TASK_ID_ is not null
        union select ID_, ASSIGNEE_, null from ACT_RU_TASK where ASSIGNEE_ is not null
        union select ID_, OWNER_, null from ACT_RU_TASK where OWNER_ is not null) LINKS
      """;

  private final ProcessEngine engine;
  private final JdbcClient jdbc;

  public StockEngine(DataSource database) {
    this(database, true);
    addAuthorizations();
  }

  private StockEngine(DataSource database, boolean authorizations) {
    jdbc = JdbcClient.create(database);
    engine = Engines.on(database, "stock", authorizations);
  }

  /** One that asks nobody who he is. */
  public static StockEngine withoutAuthorizations(DataSource database) {
    return new StockEngine(database, false);
  }

  public ProcessEngine engine() {
    return engine;
  }

  /** Rows of type 1 (grant) on resource 7 (task) with reading and updating (2 + 4), unless there is one by somebody's hand. */
  private void addAuthorizations() {
    String own = "A.TYPE_ = 1 and A.RESOURCE_TYPE_ = 7 and A.RESOURCE_ID_ = L.TASK_ID_";
    jdbc.sql("insert into ACT_RU_AUTHORIZATION (ID_, REV_, TYPE_, USER_ID_, RESOURCE_TYPE_, RESOURCE_ID_, PERMS_)"
        + " select concat('s-', L.TASK_ID_, substring(L.USER_ID_, 1, 20)), 1, 1, L.USER_ID_, 7, L.TASK_ID_, 6 from (" + LINKS + ") L"
        + " where L.USER_ID_ is not null and not exists (select 1 from ACT_RU_AUTHORIZATION A where " + own + " and A.USER_ID_ = L.USER_ID_)")
        .update();
    jdbc.sql("insert into ACT_RU_AUTHORIZATION (ID_, REV_, TYPE_, GROUP_ID_, RESOURCE_TYPE_, RESOURCE_ID_, PERMS_)"
        + " select concat('s-', L.TASK_ID_, substring(L.GROUP_ID_, 1, 20)), 1, 1, L.GROUP_ID_, 7, L.TASK_ID_, 6 from (" + LINKS + ") L"
        + " where L.GROUP_ID_ is not null and not exists (select 1 from ACT_RU_AUTHORIZATION A where " + own
        + " and A.GROUP_ID_ = L.GROUP_ID_)").update();
  }

  @Override
  public void close() {
    jdbc.sql("delete from ACT_RU_AUTHORIZATION where ID_ like 's-%'").update();
    engine.close();
  }
}
