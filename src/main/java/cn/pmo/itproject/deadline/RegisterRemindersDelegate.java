package cn.pmo.itproject.deadline;

import cn.pmo.itproject.organization.CurrentUser;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells people of the limits of some steps what the policy says, and puts on record that they were told. */
@Component
class RegisterRemindersDelegate implements JavaDelegate {

  private final Reminders reminders;
  private final Policies policies;
  private final PolicyAnswers answers;
  private final CurrentUser directory;

  RegisterRemindersDelegate(Reminders reminders, Policies policies, PolicyAnswers answers, CurrentUser directory) {
    this.reminders = reminders;
    this.policies = policies;
    this.answers = answers;
    this.directory = directory;
  }

  @Override
  @SuppressWarnings("unchecked")
  public void execute(DelegateExecution execution) {
    Map<String, Object> variable = (Map<String, Object>) execution.getVariable(OverdueWatchProcess.SITUATION);
    Situation situation = Situation.of(variable);
    Policy policy = Policy.of((Map<String, Object>) execution.getVariable(OverdueWatchProcess.REMINDER), situation,
        group -> !directory.groupNames(List.of(group)).isEmpty());
    if (policy.event() != null) {
      reminders.register(policy, situation, (List<String>) variable.get("tasks"));
    }
    // A table that was deployed meanwhile may say something else.
    String inForce = policies.inForce();
    if (inForce.equals(variable.get("policy"))) {
      answers.answered(inForce, situation, policy.level());
    }
  }
}
