package cn.pmo.itproject.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pmo.itproject.calendar.WorkingDayCalendar;
import cn.pmo.itproject.calendar.WorkingHours;
import cn.pmo.itproject.deadline.Situation.State;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Seven working hours a day; the week of 16 November 2026 is an ordinary one. */
class SituationTest {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  private final WorkingDayCalendar calendar =
      new WorkingDayCalendar(SHANGHAI, WorkingHours.parse("08:30-12:00,14:00-17:30"), Map.of(), year -> { });

  private static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(SHANGHAI).toInstant();
  }

  @ParameterizedTest(name = "due {0}, seen {1}: {2} {3}")
  @CsvSource({
      "2026-11-19T16:00, 2026-11-18T16:00, BEFORE, 1.0", "2026-11-19T16:00, 2026-11-18T16:01, BEFORE, 1.0",
      "2026-11-19T16:00, 2026-11-19T10:30, BEFORE, 0.5", "2026-11-19T16:00, 2026-11-19T10:29, BEFORE, 1.0",
      "2026-11-19T16:00, 2026-11-19T16:00, BEFORE, 0.0",
      "2026-11-19T16:00, 2026-11-19T16:00:01, AFTER, 0.0", "2026-11-19T17:30, 2026-11-20T08:30, AFTER, 0.0",
      "2026-11-19T16:00, 2026-11-20T10:29, AFTER, 0.0", "2026-11-19T16:00, 2026-11-20T10:30, AFTER, 0.5",
      // over the weekend
      "2026-11-20T16:00, 2026-11-23T15:59, AFTER, 0.5", "2026-11-20T16:00, 2026-11-23T16:00, AFTER, 1.0",
      "2026-01-05T16:00, 2026-11-23T16:00, AFTER, 60.0"})
  void countsHalfWorkingDays(String due, String now, State state, double workingDays) {
    Situation situation = Situation.of(new Deadline("t", at("2026-11-02T08:30"), at(due), "p", "research", Set.of()), calendar, at(now));

    assertThat(situation.deadlineState()).isEqualTo(state);
    assertThat(situation.workingDays()).isEqualTo(workingDays);
  }

  @ParameterizedTest(name = "{0} to {1}: {2}")
  @CsvSource({
      "2026-11-18T16:00, 2026-11-19T10:30, 0.5", "2026-11-18T16:00, 2026-11-19T16:00, 1.0",
      // a database may keep times to the second only
      "2026-11-18T16:00:00.9, 2026-11-19T16:00, 1.0",
      "2026-11-18T16:00, 2026-11-23T16:00, 3.0", "2026-11-18T16:00, 2026-11-17T17:30, 0.0"})
  void theLimitIsWhatWasGiven(String created, String due, double timeLimit) {
    Situation situation = Situation.of(new Deadline("t", at(created), at(due), "p", "research", Set.of()), calendar, at(created));

    assertThat(situation.timeLimit()).isEqualTo(timeLimit);
  }

  @Test
  void aProcessVariableKeepsIt() {
    Situation situation = new Situation(State.AFTER, 1.5, 3, "research");

    Map<String, Object> variable = situation.variable("policy:1", List.of("a", "b"));

    assertThat(Situation.of(variable)).isEqualTo(situation);
    assertThat(variable).containsEntry("policy", "policy:1").containsEntry("tasks", List.of("a", "b"));
  }
}
