package cn.pmo.itproject.archive;

import cn.pmo.itproject.document.DocumentVersion;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells the phase a document belongs to: the process that the root called, however deep below it the document was delivered. */
@Component
class ProjectPhases {

  private final JdbcClient jdbc;

  ProjectPhases(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  private record Instance(String id, String parent, String process) {
  }

  /** Folders like {@code 02 调研与方案} by process instance, numbered in the order of the documents. */
  Map<String, String> folders(String code, List<DocumentVersion> documents) {
    Map<String, Instance> instances = new HashMap<>();
    jdbc.sql("""
        select i.PROC_INST_ID_, i.SUPER_PROCESS_INSTANCE_ID_, d.NAME_, d.KEY_ from ACT_HI_PROCINST i
        join ACT_RE_PROCDEF d on d.ID_ = i.PROC_DEF_ID_ where i.BUSINESS_KEY_ = ?""").param(code)
        .query((row, index) -> new Instance(row.getString(1), row.getString(2),
            row.getString(3) == null ? row.getString(4) : row.getString(3))).list()
        .forEach(instance -> instances.put(instance.id(), instance));
    Map<String, String> numbered = new LinkedHashMap<>();
    Map<String, String> folders = new HashMap<>();
    for (DocumentVersion document : documents) {
      String phase = phase(instances, document.processInstanceId());
      folders.put(document.processInstanceId(),
          numbered.computeIfAbsent(phase, name -> "%02d %s".formatted(numbered.size() + 1, name)));
    }
    return folders;
  }

  private static String phase(Map<String, Instance> instances, String id) {
    Instance instance = instances.get(id);
    Instance parent = instances.get(instance.parent());
    return parent == null || parent.parent() == null
        ? instance.process() : phase(instances, parent.id());
  }
}
