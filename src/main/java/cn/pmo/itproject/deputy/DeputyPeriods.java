package cn.pmo.itproject.deputy;

import cn.pmo.itproject.engine.ColumnTimes;
import cn.pmo.itproject.form.Today;
import cn.pmo.itproject.organization.CurrentUser;
import cn.pmo.itproject.project.NotFoundException;
import cn.pmo.itproject.rule.RuleViolationException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The periods for which people have named a deputy (请假委托). Entries are added and revoked, never changed or deleted. */
@Service
class DeputyPeriods {


  /** Two entries of one person at the same time would not see each other; there is a row in every database the engine has set up. */
  private static final String ONE_AT_A_TIME = "select VALUE_ from ACT_GE_PROPERTY where NAME_ = 'startup.lock' for update";

  private final JdbcClient jdbc;
  private final CurrentUser currentUser;
  private final GivenTasks givenTasks;

  DeputyPeriods(JdbcClient jdbc, CurrentUser currentUser, GivenTasks givenTasks) {
    this.jdbc = jdbc;
    this.currentUser = currentUser;
    this.givenTasks = givenTasks;
  }

  /** The person's own, the newest first. */
  List<DeputyPeriod> of(String personId) {
    return jdbc.sql("select * from deputy where person_id = ? order by starts_on desc, created_at desc").param(personId)
        .query(DeputyPeriods::map).list();
  }

  /** The user's own, and what he entered for others; the newest first. */
  List<DeputyPeriod> ofOrBy(String userId) {
    return jdbc.sql("select * from deputy where person_id = :user or created_by = :user order by starts_on desc, created_at desc")
        .param("user", userId).query(DeputyPeriods::map).list();
  }

  /** Those in which the user is the deputy, the newest first. */
  List<DeputyPeriod> forDeputy(String deputyId) {
    return jdbc.sql("select * from deputy where deputy_id = ? order by starts_on desc, created_at desc").param(deputyId)
        .query(DeputyPeriods::map).list();
  }

  /**
   * Names a deputy.
   *
   * @param draft checked by {@link DeputyRule}; its person is the current user, or anybody if the current user looks after the processes
   * @throws RuleViolationException with everything that is wrong
   */
  @Transactional
  DeputyPeriod add(DeputyDraft draft) {
    requireResponsible(draft.personId());
    jdbc.sql(ONE_AT_A_TIME).query(String.class).list();
    new DeputyRule(currentUser, Today.inShanghai()).check(draft, of(draft.personId()), forDeputy(draft.personId()),
        draft.deputyId() == null ? List.of() : of(draft.deputyId()));
    DeputyPeriod period = new DeputyPeriod(UUID.randomUUID().toString(), draft.personId(), draft.deputyId(), draft.startsOn(),
        draft.endsOn(), draft.reason(), currentUser.requireId(), ClockUtil.now().toInstant(), null, null);
    jdbc.sql("""
        insert into deputy (id, person_id, deputy_id, starts_on, ends_on, reason, created_by, created_at)
        values (?, ?, ?, ?, ?, ?, ?, ?)""")
        .params(Arrays.asList(period.id(), period.personId(), period.deputyId(), period.startsOn(), period.endsOn(), period.reason(),
            period.createdBy(), ColumnTimes.utc(period.createdAt()))).update();
    return period;
  }

  /**
   * Ends a period before its time. Tasks the deputy has taken on stay his, the others are taken back.
   *
   * @throws NotFoundException unless the current user is the person, or looks after the processes
   * @throws RuleViolationException if it is over
   */
  @Transactional
  void revoke(String id) {
    DeputyPeriod period = jdbc.sql("select * from deputy where id = ? for update").param(id).query(DeputyPeriods::map).optional()
        .filter(found -> found.personId().equals(currentUser.requireId()) || currentUser.isCaretaker())
        .orElseThrow(() -> new NotFoundException("没有此项请假委托，或者不是您的请假委托"));
    DeputyPeriod.State state = period.state(Today.inShanghai());
    if (state == DeputyPeriod.State.ENDED || state == DeputyPeriod.State.REVOKED) {
      throw new RuleViolationException("id", "该请假委托" + state.label() + "（" + period.startsOn() + " 至 " + period.endsOn()
          + "），只有未开始或生效中的可以撤销");
    }
    jdbc.sql("update deputy set revoked_by = ?, revoked_at = ? where id = ?")
        .params(currentUser.requireId(), ColumnTimes.utc(ClockUtil.now().toInstant()), id).update();
    givenTasks.takeBack(period);
  }

  /** Refuses everybody but the person himself and those who look after the running of the processes. */
  private void requireResponsible(String personId) {
    if (!currentUser.requireId().equals(personId) && !currentUser.isCaretaker()) {
      throw new RuleViolationException("personId", "只能办理自己的请假委托，"
          + currentUser.caretakers() + "的成员可以代他人办理");
    }
  }

  static DeputyPeriod map(ResultSet row, int index) throws SQLException {
    return new DeputyPeriod(row.getString("id"), row.getString("person_id"), row.getString("deputy_id"),
        row.getObject("starts_on", LocalDate.class), row.getObject("ends_on", LocalDate.class), row.getString("reason"),
        row.getString("created_by"), ColumnTimes.instant(row, "created_at"),
        row.getString("revoked_by"), ColumnTimes.instant(row, "revoked_at"));
  }
}
