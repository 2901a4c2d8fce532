package cn.pmo.itproject.project;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Lists of the projects the current user may see. */
@Repository
class ProjectQueries {

  private final JdbcClient jdbc;
  private final ProjectAccess access;

  ProjectQueries(JdbcClient jdbc, ProjectAccess access) {
    this.jdbc = jdbc;
    this.access = access;
  }

  /** The projects from {@code offset}, newest first. */
  List<Project> list(ProjectFilter filter, int offset, int limit) {
    return jdbc.sql("select p.* " + from(filter) + " order by p.code desc limit :limit offset :offset")
        .params(with(access.parameters(), filter)).param("limit", limit).param("offset", offset).query(ProjectLedger::map).list();
  }

  long count(ProjectFilter filter) {
    return jdbc.sql("select count(*) " + from(filter)).params(with(access.parameters(), filter)).query(Long.class).single();
  }

  private static String from(ProjectFilter filter) {
    StringBuilder sql = new StringBuilder("from project p where ").append(ProjectAccess.VISIBLE);
    and(sql, filter.year(), "p.plan_year = :year");
    and(sql, filter.status(), "p.status = :status");
    and(sql, filter.phase(), "p.phase_key = :phase");
    and(sql, filter.buildType(), "p.build_type = :buildType");
    and(sql, filter.department(), "p.department_id = :department");
    and(sql, filter.q(), """
        (lower(p.code) like :q escape '!' or lower(p.name) like :q escape '!' or lower(p.counterparty) like :q escape '!'
          or lower(p.contract_no) like :q escape '!')""");
    return sql.toString();
  }

  private static void and(StringBuilder sql, Object value, String condition) {
    if (value != null) {
      sql.append(" and ").append(condition);
    }
  }

  private static Map<String, Object> with(Map<String, Object> access, ProjectFilter filter) {
    Map<String, Object> parameters = new HashMap<>(access);
    parameters.put("year", filter.year());
    parameters.put("status", filter.status() == null ? null : filter.status().name());
    parameters.put("phase", filter.phase());
    parameters.put("buildType", filter.buildType() == null ? null : filter.buildType().name());
    parameters.put("department", filter.department());
    parameters.put("q", filter.q() == null ? null : "%" + filter.q().strip().toLowerCase(Locale.ROOT).replaceAll("([!%_])", "!$1") + "%");
    return parameters;
  }
}
