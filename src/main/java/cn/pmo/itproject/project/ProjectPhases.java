package cn.pmo.itproject.project;

import cn.pmo.itproject.notification.NotificationProcess;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells the phase that something belongs to: the process that the root called, however deep below it the thing happened. */
@Component
public class ProjectPhases {

  /** The history outlives a deployment that is deleted; then the process has its key for a name. */
  private static final String INSTANCES = """
      select i.PROC_INST_ID_, i.SUPER_PROCESS_INSTANCE_ID_, i.BUSINESS_KEY_, i.PROC_DEF_KEY_, d.NAME_ from ACT_HI_PROCINST i
      left join ACT_RE_PROCDEF d on d.ID_ = i.PROC_DEF_ID_ where""";

  private final JdbcClient jdbc;

  ProjectPhases(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Where a process instance belongs.
   *
   * @param projectCode its business key, null if it has none
   * @param processName name of its process
   * @param phaseName name of the process that the root called, of the root itself for what happens there
   */
  public record Place(String processInstanceId, String projectCode, String processName, String phaseName) {
  }

  private record Instance(String id, String parent, String projectCode, String process) {
  }

  /** All process instances of a project, by id; the mails about it are none. */
  public Map<String, Place> ofProject(String code) {
    return places(jdbc.sql(INSTANCES + " i.BUSINESS_KEY_ = ? and i.PROC_DEF_KEY_ <> ?").params(code, NotificationProcess.KEY)
        .query(ProjectPhases::instance).list());
  }

  /** These process instances, and those around them, by id. */
  public Map<String, Place> of(Collection<String> processInstanceIds) {
    return processInstanceIds.isEmpty() ? Map.of() : places(jdbc.sql(INSTANCES
        + " i.ROOT_PROC_INST_ID_ in (select r.ROOT_PROC_INST_ID_ from ACT_HI_PROCINST r where r.PROC_INST_ID_ in (:ids))")
        .param("ids", processInstanceIds).query(ProjectPhases::instance).list());
  }

  private static Instance instance(ResultSet row, int index) throws SQLException {
    String name = row.getString("NAME_");
    return new Instance(row.getString("PROC_INST_ID_"), row.getString("SUPER_PROCESS_INSTANCE_ID_"), row.getString("BUSINESS_KEY_"),
        name == null ? row.getString("PROC_DEF_KEY_") : name);
  }

  private static Map<String, Place> places(List<Instance> list) {
    Map<String, Instance> instances = new HashMap<>();
    list.forEach(instance -> instances.put(instance.id(), instance));
    Map<String, Place> places = new HashMap<>();
    list.forEach(instance -> places.put(instance.id(),
        new Place(instance.id(), instance.projectCode(), instance.process(), phase(instances, instance))));
    return places;
  }

  private static String phase(Map<String, Instance> instances, Instance instance) {
    Instance parent = instances.get(instance.parent());
    return parent == null || parent.parent() == null ? instance.process() : phase(instances, parent);
  }
}
