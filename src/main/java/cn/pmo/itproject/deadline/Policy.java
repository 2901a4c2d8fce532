package cn.pmo.itproject.deadline;

import cn.pmo.itproject.notification.NoticeEvent;
import cn.pmo.itproject.rule.RuleViolationException;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a row of the decision table {@code escalation-policy} says.
 *
 * @param level of the reminder; each is sent once for a limit
 * @param event as which it is sent; null if nothing is sent
 * @param handlers whether those are told who have the step or may take it on
 * @param groups ids of the groups that are told
 */
record Policy(String level, NoticeEvent event, boolean handlers, Set<String> groups) {

  private static final String NOTHING = "NONE";
  private static final String HANDLERS = "assignee";
  private static final Set<NoticeEvent> EVENTS = Set.of(NoticeEvent.DUE_SOON, NoticeEvent.OVERDUE, NoticeEvent.ESCALATION);
  private static final int LONGEST_LEVEL = 64;

  /** Whether a level stands for no reminder. */
  static boolean isNothing(String level) {
    return NOTHING.equals(level);
  }

  /**
   * Reads a row.
   *
   * @throws RuleViolationException naming the row, its value and what would be right
   */
  static Policy of(Map<String, Object> row, Situation situation, Predicate<String> isGroup) {
    String level = text(row, "level");
    String where = "决策表 " + OverdueWatchProcess.POLICY + " 中适用于“" + situation.text() + "”的行：";
    if (level.isEmpty() || level.length() > LONGEST_LEVEL) {
      throw new RuleViolationException("level", where + "级别（level）的值“" + level + "”无效，应为 1 至 " + LONGEST_LEVEL + " 个字符的编号");
    }
    String event = text(row, "event");
    Set<String> recipients = Stream.of(text(row, "recipients").split("[,，]")).map(String::strip).filter(part -> !part.isEmpty())
        .collect(Collectors.toCollection(LinkedHashSet::new));
    if (event.equals(NOTHING) != isNothing(level)) {
      throw new RuleViolationException("event", where + "级别（level）“" + level + "”与事件（event）“" + event
          + "”不一致，不提醒的行两者都应为 " + NOTHING);
    }
    if (isNothing(level)) {
      return new Policy(NOTHING, null, false, Set.of());
    }
    NoticeEvent known = event(event).orElseThrow(() -> new RuleViolationException("event", where + "事件（event）的值“" + event
        + "”无效，应为 " + NOTHING + "、" + EVENTS.stream().sorted().map(NoticeEvent::name).collect(Collectors.joining("、"))));
    if (recipients.isEmpty()) {
      throw new RuleViolationException("recipients", where + "收件人（recipients）为空，应为 " + HANDLERS + "（办理人）或组的编号，多个用逗号分隔");
    }
    boolean handlers = recipients.remove(HANDLERS);
    recipients.stream().filter(isGroup.negate()).findFirst().ifPresent(unknown -> {
      throw new RuleViolationException("recipients", where + "收件人（recipients）“" + unknown + "”不存在，应为 " + HANDLERS
          + "（办理人）或现有组的编号，多个用逗号分隔");
    });
    return new Policy(level, known, handlers, Set.copyOf(recipients));
  }

  private static String text(Map<String, Object> row, String column) {
    return Objects.toString(row.get(column), "").strip();
  }

  private static Optional<NoticeEvent> event(String name) {
    return Arrays.stream(NoticeEvent.values()).filter(EVENTS::contains).filter(event -> event.name().equals(name)).findFirst();
  }
}
