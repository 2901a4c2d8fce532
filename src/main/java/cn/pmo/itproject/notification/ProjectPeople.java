package cn.pmo.itproject.notification;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who takes part in a project: its starter, everybody who had one of its tasks, and who completed one without taking it on first. */
@Component
class ProjectPeople {

  private final JdbcClient jdbc;

  ProjectPeople(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<String> of(String projectCode) {
    return jdbc.sql("""
        select started_by from project where code = :code and started_by is not null
        union
        select t.ASSIGNEE_ from ACT_HI_TASKINST t join ACT_HI_PROCINST i on i.PROC_INST_ID_ = t.PROC_INST_ID_
        where i.BUSINESS_KEY_ = :code and t.ASSIGNEE_ is not null
        union
        select o.USER_ID_ from ACT_HI_OP_LOG o join ACT_HI_PROCINST i on i.PROC_INST_ID_ = o.PROC_INST_ID_
        where i.BUSINESS_KEY_ = :code and o.OPERATION_TYPE_ = 'Complete' and o.TASK_ID_ is not null and o.USER_ID_ is not null""")
        .param("code", projectCode).query(String.class).list();
  }
}
