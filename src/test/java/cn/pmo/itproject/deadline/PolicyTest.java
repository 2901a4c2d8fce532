package cn.pmo.itproject.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.pmo.itproject.deadline.Situation.State;
import cn.pmo.itproject.notification.NoticeEvent;
import cn.pmo.itproject.rule.RuleViolationException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyTest {

  private static final Situation SITUATION = new Situation(State.AFTER, 1.5, 3, "research");

  private static Policy read(String level, String event, String recipients) {
    Map<String, Object> row = new HashMap<>();
    row.put("level", level);
    row.put("event", event);
    row.put("recipients", recipients);
    return Policy.of(row, SITUATION, Set.of("it-center", "company-leadership")::contains);
  }

  @Test
  void readsRecipients() {
    assertThat(read("OVERDUE_1", "ESCALATION", "assignee, it-center，company-leadership"))
        .isEqualTo(new Policy("OVERDUE_1", NoticeEvent.ESCALATION, true, Set.of("it-center", "company-leadership")));
    assertThat(read("A", "DUE_SOON", "it-center")).isEqualTo(new Policy("A", NoticeEvent.DUE_SOON, false, Set.of("it-center")));
  }

  @Test
  void noneIsNothing() {
    assertThat(read("NONE", "NONE", null).event()).isNull();
    assertThat(Policy.isNothing("NONE")).isTrue();
    assertThat(Policy.isNothing("OVERDUE")).isFalse();
  }

  @ParameterizedTest(name = "{0}, {1}, {2}")
  @CsvSource(nullValues = "NULL", value = {
      "NULL, OVERDUE, assignee, 级别（level）的值“”无效", "'', OVERDUE, assignee, 级别（level）的值“”无效",
      "A12345678901234567890123456789012345678901234567890123456789012345, OVERDUE, assignee, 应为 1 至 64 个字符的编号",
      "A, LATE, assignee, 事件（event）的值“LATE”无效", "A, NEW_TASK, assignee, 事件（event）的值“NEW_TASK”无效",
      "A, NULL, assignee, 事件（event）的值“”无效",
      "A, NONE, assignee, 级别（level）“A”与事件（event）“NONE”不一致",
      "NONE, OVERDUE, assignee, 级别（level）“NONE”与事件（event）“OVERDUE”不一致",
      "A, OVERDUE, NULL, 收件人（recipients）为空", "A, OVERDUE, '，', 收件人（recipients）为空",
      "A, OVERDUE, 'assignee,it-boss', 收件人（recipients）“it-boss”不存在"})
  void refusesWhatItCannotFollow(String level, String event, String recipients, String message) {
    assertThatThrownBy(() -> read(level, event, recipients)).isInstanceOf(RuleViolationException.class).hasMessageContaining(message)
        .hasMessageContaining("escalation-policy").hasMessageContaining("期限状态 AFTER，工作日 1.5，办理时限 3.0，流程 research");
  }
}
