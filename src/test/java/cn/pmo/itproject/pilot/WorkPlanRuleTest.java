package cn.pmo.itproject.pilot;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pmo.itproject.rule.Refused;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkPlanRuleTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 7, 1);

  @ParameterizedTest(name = "{0} {1} {2} {3}, pilot over: {4}")
  @CsvSource(delimiter = '|', nullValues = "-", value = {
      "2026-07-01 | 2026-07-01 | 2026-07-01 | 2026-07-01 | false | -",
      "2026-07-31 | 2026-08-31 | 2026-09-15 | 2026-10-31 | false | -",
      "2026-06-30 | 2026-08-31 | 2026-09-15 | 2026-10-31 | true  | -",
      "2026-06-30 | 2026-08-31 | 2026-09-15 | 2026-10-31 | false | pilotDueDate: 试点完成日期 2026-06-30 早于今天 2026-07-01，应不早于今天",
      "2026-09-01 | 2026-08-31 | 2026-09-15 | 2026-10-31 | false | rolloutDueDate: 推广完成日期 2026-08-31 早于试点完成日期 2026-09-01，应不早于试点完成日期",
      "2026-07-31 | 2026-08-31 | -          | 2026-08-30 | false | trainingDueDate: 培训完成日期不能为空;"
          + "trialRunDueDate: 试运行完成日期 2026-08-30 早于推广完成日期 2026-08-31，应不早于推广完成日期",
      "2026-06-20 | 2026-06-30 | 2026-09-15 | 2026-10-31 | true  | rolloutDueDate: 推广完成日期 2026-06-30 早于今天 2026-07-01，应不早于今天"})
  void datesAreInOrderAndNotInThePast(LocalDate pilot, LocalDate rollout, LocalDate training, LocalDate trialRun, boolean pilotIsOver,
      String refused) {
    Map<String, LocalDate> dates = new LinkedHashMap<>();
    dates.put("pilotDueDate", pilot);
    dates.put("rolloutDueDate", rollout);
    dates.put("trainingDueDate", training);
    dates.put("trialRunDueDate", trialRun);
    assertThat(Refused.by(() -> WorkPlanRule.check(dates, TODAY, pilotIsOver)))
        .isEqualTo(refused == null ? List.of() : List.of(refused.split(";")));
  }

  @Test
  void noDateAtAllNamesAllFour() {
    assertThat(Refused.by(() -> WorkPlanRule.check(Map.of(), TODAY, false))).hasSize(4);
  }
}
