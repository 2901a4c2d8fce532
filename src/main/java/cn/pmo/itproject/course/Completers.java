package cn.pmo.itproject.course;

import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells who completed the steps of a project, whether or not he had claimed them. */
@Component
class Completers {

  private final JdbcClient jdbc;

  Completers(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Users by task, as far as the log of user operations has them; otherwise the assignee did it. */
  Map<String, String> of(String projectCode) {
    Map<String, String> completers = new HashMap<>();
    jdbc.sql("""
        select o.TASK_ID_, o.USER_ID_ from ACT_HI_OP_LOG o join ACT_HI_PROCINST i on i.PROC_INST_ID_ = o.PROC_INST_ID_
        where i.BUSINESS_KEY_ = ? and o.OPERATION_TYPE_ = 'Complete' and o.TASK_ID_ is not null and o.USER_ID_ is not null""")
        .param(projectCode).query(row -> {
          completers.put(row.getString("TASK_ID_"), row.getString("USER_ID_"));
        });
    return completers;
  }
}
