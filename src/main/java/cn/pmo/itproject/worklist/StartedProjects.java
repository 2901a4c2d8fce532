package cn.pmo.itproject.worklist;

import cn.pmo.itproject.organization.CurrentUser;
import cn.pmo.itproject.project.Project;
import cn.pmo.itproject.project.ProjectLedger;
import cn.pmo.itproject.project.ProjectStatus;
import java.sql.Types;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The projects the current user has started, and where they stand. */
@Service
class StartedProjects {

  private static final String MINE = "from project p where p.started_by = :user" + PageRequest.MATCHES;

  private final JdbcClient jdbc;
  private final CurrentUser currentUser;
  private final ProjectLedger ledger;
  private final OpenSteps openSteps;

  StartedProjects(JdbcClient jdbc, CurrentUser currentUser, ProjectLedger ledger, OpenSteps openSteps) {
    this.jdbc = jdbc;
    this.currentUser = currentUser;
    this.ledger = ledger;
    this.openSteps = openSteps;
  }

  /** A project and its open steps. */
  record Started(String projectCode, String projectName, String buildTypeName, Instant startedAt, ProjectStatus status, String statusLabel,
      String phaseName, List<OpenSteps.Now> now) {
  }

  Paged<Started> list(PageRequest request) {
    String user = currentUser.requireId();
    long total = jdbc.sql("select count(*) " + MINE).param("user", user).param("pattern", request.pattern(), Types.VARCHAR)
        .query(Long.class).single();
    List<String> codes = jdbc.sql("select p.code " + MINE + " order by p.started_at desc, p.code desc limit :limit offset :offset")
        .param("user", user).param("pattern", request.pattern(), Types.VARCHAR).param("limit", request.size())
        .param("offset", request.offset()).query(String.class).list();
    Map<String, List<OpenSteps.Now>> now = openSteps.of(codes);
    List<Started> items = ledger.find(codes).stream().sorted(Comparator.comparing((Project project) -> codes.indexOf(project.code())))
        .map(project -> new Started(project.code(), project.name(), project.buildType().label(), project.startedAt(), project.status(),
            project.status().label(), project.phaseName(), now.getOrDefault(project.code(), List.of()))).toList();
    return new Paged<>(items, request.page(), request.size(), total);
  }
}
