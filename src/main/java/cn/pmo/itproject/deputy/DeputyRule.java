package cn.pmo.itproject.deputy;

import cn.pmo.itproject.organization.CurrentUser;
import cn.pmo.itproject.rule.RuleViolationException;
import cn.pmo.itproject.rule.Violations;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * What a period has to be like: one other user, who is not away himself, for at most {@value #MAX_DAYS} days that are not over yet and
 * for which the person has named nobody else and stands in for nobody.
 */
final class DeputyRule {

  static final int MAX_DAYS = 180;
  static final int MAX_REASON = 500;

  private final CurrentUser people;
  private final LocalDate today;

  DeputyRule(CurrentUser people, LocalDate today) {
    this.people = people;
    this.today = today;
  }

  /**
   * Checks a draft.
   *
   * @param ofPerson all periods of the person
   * @param forPerson all periods in which the person is somebody's deputy
   * @param ofDeputy all periods of the deputy
   * @throws RuleViolationException with everything that is wrong
   */
  void check(DeputyDraft draft, List<DeputyPeriod> ofPerson, List<DeputyPeriod> forPerson, List<DeputyPeriod> ofDeputy) {
    Violations violations = new Violations();
    checkPeople(draft, violations);
    boolean dates = checkDates(draft, violations);
    if (draft.reason() != null && draft.reason().length() > MAX_REASON) {
      violations.add("reason", "“原因”有 " + draft.reason().length() + " 个字，最多 " + MAX_REASON + " 个字");
    }
    if (dates) {
      inForce(ofPerson, draft).forEach(other -> violations.add("startsOn", span(draft) + "与已有的请假委托（" + span(other) + "，受托人"
          + people.displayName(other.deputyId()) + "）重叠，应选择其他日期，或先撤销已有的请假委托"));
      inForce(forPerson, draft).forEach(duty -> violations.add("startsOn", people.displayName(draft.personId()) + "在 " + span(duty) + " 受"
          + people.displayName(duty.personId()) + "委托代为办理，不能同时请假，应选择其他日期，或先由" + people.displayName(duty.personId()) + "撤销该委托、另行委托他人"));
      inForce(ofDeputy, draft).forEach(absence -> violations.add("deputyId", people.displayName(draft.deputyId()) + "在 " + span(absence)
          + " 也请假，不能作为受托人，应选择其他人"));
    }
    violations.throwIfAny();
  }

  private void checkPeople(DeputyDraft draft, Violations violations) {
    if (!people.exists(draft.personId())) {
      violations.add("personId", "委托人“" + draft.personId() + "”不存在，应为系统中的用户");
    }
    if (draft.deputyId() == null) {
      violations.add("deputyId", "“受托人”未填写");
    } else if (draft.deputyId().equals(draft.personId())) {
      violations.add("deputyId", "受托人不能是委托人本人（" + people.displayName(draft.deputyId()) + "），应选择其他人");
    } else if (!people.exists(draft.deputyId())) {
      violations.add("deputyId", "受托人“" + draft.deputyId() + "”不存在，应为系统中的用户");
    }
  }

  private boolean checkDates(DeputyDraft draft, Violations violations) {
    if (draft.startsOn() == null) {
      violations.add("startsOn", "“开始日期”未填写");
    }
    if (draft.endsOn() == null) {
      violations.add("endsOn", "“结束日期”未填写");
    }
    if (draft.startsOn() == null || draft.endsOn() == null) {
      return false;
    }
    if (draft.endsOn().isBefore(draft.startsOn())) {
      violations.add("endsOn", "“结束日期” " + draft.endsOn() + " 早于开始日期 " + draft.startsOn() + "，应不早于开始日期");
      return false;
    }
    if (draft.endsOn().isBefore(today)) {
      violations.add("endsOn", "“结束日期” " + draft.endsOn() + " 早于今天 " + today + "，应不早于今天");
    }
    long days = ChronoUnit.DAYS.between(draft.startsOn(), draft.endsOn()) + 1;
    if (days > MAX_DAYS) {
      violations.add("endsOn", span(draft) + "共 " + days + " 天，一次最多 " + MAX_DAYS + " 天");
    }
    return true;
  }

  private static List<DeputyPeriod> inForce(List<DeputyPeriod> periods, DeputyDraft draft) {
    return periods.stream().filter(period -> period.revokedAt() == null && period.overlaps(draft.startsOn(), draft.endsOn())).toList();
  }

  private static String span(DeputyDraft draft) {
    return draft.startsOn() + " 至 " + draft.endsOn();
  }

  private static String span(DeputyPeriod period) {
    return period.startsOn() + " 至 " + period.endsOn();
  }
}
