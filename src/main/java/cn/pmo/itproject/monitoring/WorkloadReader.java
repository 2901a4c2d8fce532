package cn.pmo.itproject.monitoring;

import cn.pmo.itproject.monitoring.Workload.Incidents;
import cn.pmo.itproject.notification.NotificationProcess;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Counts in the engine's tables of what is running; their size depends on the open projects and not on the years of history. Counting in
 * the database is one statement each, for which the engine's queries have no counterpart.
 */
@Component
class WorkloadReader {

  private final JdbcClient jdbc;

  WorkloadReader(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Workload read() {
    Timestamp now = new Timestamp(ClockUtil.getCurrentTime().getTime());
    Map<String, Long> open = new HashMap<>();
    Map<String, Long> overdue = new HashMap<>();
    Map<Incidents, Long> incidents = new HashMap<>();
    jdbc.sql("""
        select d.KEY_, count(t.ID_), count(case when t.DUE_DATE_ < :now and t.SUSPENSION_STATE_ = 1 then 1 end)
        from ACT_RE_PROCDEF d left join ACT_RU_TASK t on t.PROC_DEF_ID_ = d.ID_ group by d.KEY_""").param("now", now).query(row -> {
          open.put(row.getString(1), row.getLong(2));
          overdue.put(row.getString(1), row.getLong(3));
          incidents.put(new Incidents(row.getString(1), Incidents.FAILED_JOB), 0L);
        });
    jdbc.sql("""
        select d.KEY_, i.INCIDENT_TYPE_, count(*) from ACT_RU_INCIDENT i join ACT_RE_PROCDEF d on d.ID_ = i.PROC_DEF_ID_
        where i.ID_ = i.CAUSE_INCIDENT_ID_ group by d.KEY_, i.INCIDENT_TYPE_""")
        .query(row -> {
          incidents.put(new Incidents(row.getString(1), row.getString(2)), row.getLong(3));
        });
    List<JobCount> jobs = jdbc.sql("""
        select case when PROCESS_DEF_KEY_ = :mails then 1 else 0 end as mail, case when RETRIES_ = 0 then 'FAILED'
          when DUEDATE_ > :now then 'WAITING' else 'DUE' end as state, count(*) as jobs,
          min(case when LOCK_EXP_TIME_ is null or LOCK_EXP_TIME_ < :now then coalesce(DUEDATE_, CREATE_TIME_) end) as due_since
        from ACT_RU_JOB where SUSPENSION_STATE_ = 1 group by mail, state""")
        .param("mails", NotificationProcess.KEY).param("now", now)
        .query((row, i) -> new JobCount(row.getBoolean("mail"), row.getString("state"), row.getLong("jobs"),
            row.getTimestamp("due_since"))).list();
    Duration delay = jobs.stream().filter(count -> count.state.equals("DUE") && count.dueSince != null)
        .map(count -> Duration.ofMillis(Math.max(0, now.getTime() - count.dueSince.getTime()))).max(Duration::compareTo)
        .orElse(Duration.ZERO);
    return new Workload(open, overdue, incidents, sum(jobs, "DUE", false), sum(jobs, "WAITING", false), sum(jobs, "FAILED", false), delay,
        sum(jobs, "DUE", true) + sum(jobs, "WAITING", true), sum(jobs, "FAILED", true));
  }

  private static long sum(List<JobCount> jobs, String state, boolean mailsOnly) {
    return jobs.stream().filter(count -> count.state.equals(state) && (count.mail || !mailsOnly)).mapToLong(JobCount::jobs).sum();
  }

  private record JobCount(boolean mail, String state, long jobs, Timestamp dueSince) {}
}
