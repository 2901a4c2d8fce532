package cn.pmo.itproject.worklist;

import cn.pmo.itproject.organization.CurrentUser;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Names those who may work on open tasks. */
@Component
public class Handlers {

  private final JdbcClient jdbc;
  private final CurrentUser directory;

  Handlers(JdbcClient jdbc, CurrentUser directory) {
    this.jdbc = jdbc;
    this.directory = directory;
  }

  private record Candidate(String taskId, String userId, String groupId) {
  }

  /** The names of the groups, then of the people, who are candidates of each task. */
  public Map<String, List<String>> candidates(Collection<String> taskIds) {
    if (taskIds.isEmpty()) {
      return Map.of();
    }
    List<Candidate> candidates = jdbc.sql("""
        select TASK_ID_, USER_ID_, GROUP_ID_ from ACT_RU_IDENTITYLINK where TASK_ID_ in (:ids) and TYPE_ = 'candidate'
        order by GROUP_ID_, USER_ID_""").param("ids", taskIds)
        .query((row, index) -> new Candidate(row.getString("TASK_ID_"), row.getString("USER_ID_"), row.getString("GROUP_ID_"))).list();
    Map<String, String> groups = directory.groupNames(candidates.stream().map(Candidate::groupId).toList());
    Map<String, String> users = directory.displayNames(candidates.stream().map(Candidate::userId).toList());
    return candidates.stream().collect(Collectors.groupingBy(Candidate::taskId)).entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> Stream.concat(
            entry.getValue().stream().map(Candidate::groupId).filter(Objects::nonNull).map(id -> groups.getOrDefault(id, id)),
            entry.getValue().stream().map(Candidate::userId).filter(Objects::nonNull).map(id -> users.getOrDefault(id, id)))
            .distinct().toList()));
  }
}
