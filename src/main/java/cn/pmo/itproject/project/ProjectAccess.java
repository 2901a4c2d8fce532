package cn.pmo.itproject.project;

import cn.pmo.itproject.organization.CurrentUser;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who may see a project: members of its department, who started it, everybody who is or was a candidate or assignee of one of its
 * tasks (also through a group), who was sent a copy, groups that were told that one of its steps is late, and operations.
 */
@Component
public class ProjectAccess {

  /** Condition on a project {@code p}; its parameters are in {@link #parameters()}. */
  static final String VISIBLE = visible("");

  /** Conditions on the project with the code {@code code}. */
  private static final String ONE = " and root.BUSINESS_KEY_ = :code";
  private static final String ONE_VISIBLE = visible(ONE);
  private static final String ONE_PARTICIPATING = "(" + participating(ONE) + ")";

  private final JdbcClient jdbc;
  private final CurrentUser currentUser;

  ProjectAccess(JdbcClient jdbc, CurrentUser currentUser) {
    this.jdbc = jdbc;
    this.currentUser = currentUser;
  }

  /**
   * Lets the current user go on only if the project exists and may be seen.
   *
   * @throws NotFoundException otherwise: a foreign project is not told from an unknown one
   */
  public void require(String code) {
    if (!may(code)) {
      throw new NotFoundException("没有项目“" + code + "”，或您未参与该项目");
    }
  }

  /** Whether the project exists and the current user may see it. */
  public boolean may(String code) {
    return matches(code, ONE_VISIBLE);
  }

  /**
   * Whether the current user may see the project for another reason than a copy he was sent or a late step he was told of: these are for
   * reading only.
   */
  public boolean participates(String code) {
    return matches(code, ONE_PARTICIPATING);
  }

  private boolean matches(String code, String condition) {
    return jdbc.sql("select count(*) from project p where p.code = :code and " + condition)
        .param("code", code).params(parameters()).query(Integer.class).single() > 0;
  }

  private static String visible(String condition) {
    return "(" + participating(condition)
        + " or p.code in (select copy.project_code from project_copy copy where copy.recipient_id = :user)"
        + " or p.code in (select told.project_code from escalated_project told where told.group_id in (:groups)))";
  }

  /**
   * The projects somebody takes part in are found at once, not asked for each project: see “Our tables and the engine's” in the description
   * of the architecture.
   */
  private static String participating(String condition) {
    return """
        :everything = 1 or p.started_by = :user or p.department_id in (:groups) or p.code in (
          select part.code from (
            select distinct root.BUSINESS_KEY_ as code
            from ACT_HI_IDENTITYLINK link join ACT_HI_PROCINST root on root.PROC_INST_ID_ = link.ROOT_PROC_INST_ID_
            where link.TASK_ID_ is not null and (link.USER_ID_ = :user or link.GROUP_ID_ in (:groups))%s) part)""".formatted(condition);
  }

  Map<String, Object> parameters() {
    String user = currentUser.requireId();
    List<String> groups = currentUser.groups();
    return Map.of("user", user, "groups", groups.isEmpty() ? List.of("") : groups,
        "everything", currentUser.isCaretaker() ? 1 : 0);
  }
}
