package cn.pmo.itproject.deadline;

import cn.pmo.itproject.calendar.WorkingDayCalendar;
import cn.pmo.itproject.calendar.WorkingDayCalendars;
import cn.pmo.itproject.calendar.WorkingDays;
import cn.pmo.itproject.step.StepProperties;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Finds the situations that the policy has to be asked for: those of limits that are near or over of which, as far as is known, people
 * still have to be told. It reads all of these limits at once and leaves out what rests or was told.
 */
@Component
class FindDeadlinesDelegate implements JavaDelegate {

  /** Property of the step in the model: how far it looks ahead. */
  static final String LOOK_AHEAD = "lookAhead";

  /** Of one check, in one transaction each; what is left over is found by the next one. */
  private static final int MOST_SITUATIONS = 100;
  private static final int MOST_TASKS = 50;

  private final Deadlines deadlines;
  private final PolicyAnswers answers;
  private final Policies policies;
  private final WorkingDayCalendars calendars;

  FindDeadlinesDelegate(Deadlines deadlines, PolicyAnswers answers, Policies policies, WorkingDayCalendars calendars) {
    this.deadlines = deadlines;
    this.answers = answers;
    this.policies = policies;
    this.calendars = calendars;
  }

  @Override
  public void execute(DelegateExecution execution) {
    String policy = policies.inForce();
    Instant now = ClockUtil.now().toInstant();
    List<Map<String, Object>> variables = new ArrayList<>();
    List<Situation> asked = new ArrayList<>();
    open(policy, now, lookAhead(execution)).forEach((situation, tasks) -> {
      for (int from = 0; from < tasks.size() && variables.size() < MOST_SITUATIONS; from += MOST_TASKS) {
        variables.add(situation.variable(policy, tasks.subList(from, Math.min(from + MOST_TASKS, tasks.size()))));
        asked.add(situation);
      }
    });
    execution.setVariable(OverdueWatchProcess.SITUATIONS, variables);
    rememberOnCommit(policy, asked, now);
  }

  private static WorkingDays lookAhead(DelegateExecution execution) {
    String text = StepProperties.of(execution).get(LOOK_AHEAD).orElse("");
    try {
      return WorkingDays.parse(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException("步骤“" + execution.getCurrentActivityName() + "”（" + execution.getCurrentActivityId()
          + "）的属性 " + LOOK_AHEAD + "（提前查看的工作日）的值“" + text + "”无效，应为以半个工作日为单位的正数加 WD，例如 3WD", e);
    }
  }

  /** Tasks by situation, the longest due first. */
  private Map<Situation, List<String>> open(String policy, Instant now, WorkingDays lookAhead) {
    WorkingDayCalendar calendar = calendars.current();
    Map<Deadline, Situation> untold = new LinkedHashMap<>();
    for (Deadline deadline : deadlines.until(calendar.plus(now, lookAhead).toInstant())) {
      Situation situation = Situation.of(deadline, calendar, now);
      boolean told = answers.level(policy, situation).filter(level -> Policy.isNothing(level) || deadline.levels().contains(level))
          .isPresent();
      if (!told && !answers.isOpen(policy, situation, now)) {
        untold.put(deadline, situation);
      }
    }
    Map<String, String> active = deadlines.activeProjects(untold.keySet().stream().map(Deadline::processInstanceId).toList());
    Map<Situation, List<String>> tasks = new LinkedHashMap<>();
    untold.forEach((deadline, situation) -> {
      if (active.containsKey(deadline.processInstanceId())) {
        tasks.computeIfAbsent(situation, first -> new ArrayList<>()).add(deadline.taskId());
      }
    });
    return tasks;
  }

  /** A check that is rolled back has asked nothing. */
  private void rememberOnCommit(String policy, List<Situation> asked, Instant now) {
    TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
      @Override
      public void afterCommit() {
        asked.forEach(situation -> answers.asked(policy, situation, now));
      }
    });
  }
}
