package cn.pmo.itproject.access;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.json.JsonTaskQueryConverter;

/**
 * What a query asks for by “mine, or offered to me or to one of these groups”. Whatever else it asks for, all it finds is linked to them. A
 * database does not see that: it looks at every task that nobody has.
 *
 * @param userId null if only groups are named
 * @param groupIds those named and those of the candidate user
 */
record Alternatives(String userId, List<String> groupIds) {

  private static final Set<String> OF_LINKS = Set.of(JsonTaskQueryConverter.ASSIGNEE, JsonTaskQueryConverter.CANDIDATE_USER,
      JsonTaskQueryConverter.CANDIDATE_GROUP, JsonTaskQueryConverter.CANDIDATE_GROUPS, JsonTaskQueryConverter.INCLUDE_ASSIGNED_TASKS);

  /** Empty when each of the query's alternatives is met by other tasks, too, or different people are named. */
  static Optional<Alternatives> of(TaskQueryImpl query) {
    // The first is the query itself.
    return query.getQueries().stream().skip(1).filter(Alternatives::isOfLinks).findFirst()
        .map(links -> new Alternatives(links.getAssignee() == null ? links.getCandidateUser() : links.getAssignee(), groupsOf(links)));
  }

  private static boolean isOfLinks(TaskQueryImpl alternatives) {
    Set<String> criteria = Criteria.of(alternatives);
    return OF_LINKS.containsAll(criteria) && criteria.stream().anyMatch(one -> !one.equals(JsonTaskQueryConverter.INCLUDE_ASSIGNED_TASKS))
        && (alternatives.getAssignee() == null || alternatives.getCandidateUser() == null
            || alternatives.getAssignee().equals(alternatives.getCandidateUser()));
  }

  private static List<String> groupsOf(TaskQueryImpl alternatives) {
    List<String> groups = alternatives.getCandidateGroups();
    return groups == null ? List.of() : groups.stream().filter(Objects::nonNull).distinct().toList();
  }
}
