package cn.pmo.itproject.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.pmo.itproject.rule.RuleViolationException;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.impl.cmd.ClaimTaskCmd;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.GetTaskVariablesCmd;
import org.camunda.bpm.engine.impl.cmd.SetTaskVariablesCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.junit.jupiter.api.Test;

/** What is said to the one who came too late, whatever the engine stumbled over. */
class OvertakenInterceptorTest {

  private final SubmitTaskFormCmd submission = new SubmitTaskFormCmd("4711", Map.of(), false, false);
  private RuntimeException failure;
  private TaskEntity found;

  private <T> T execute(Command<T> command) {
    OvertakenInterceptor interceptor = new OvertakenInterceptor();
    interceptor.setNext(new CommandInterceptor() {
      @Override
      @SuppressWarnings("unchecked")
      public <R> R execute(Command<R> inner) {
        if (inner == command) {
          throw failure;
        }
        return (R) found;
      }
    });
    return interceptor.execute(command);
  }

  @Test
  void anyFailureAboutATaskThatIsDoneSaysSo() {
    for (RuntimeException each : new RuntimeException[] {new NullPointerException("process instance"),
        new NullValueException("Cannot restore state of process instance 1: list of executions is empty"),
        new AuthorizationException("li", "TASK_WORK", "Task", "4711")}) {
      failure = each;
      for (Command<?> command : new Command<?>[] {submission, new CompleteTaskCmd("4711", Map.of()), new ClaimTaskCmd("4711", "li"),
          new SetTaskVariablesCmd("4711", Map.of(), false)}) {
        assertThatThrownBy(() -> execute(command)).isInstanceOf(NullValueException.class).hasMessageStartingWith("Cannot find task with id 4711")
            .hasCause(each);
      }
    }
  }

  @Test
  void failureAboutATaskThatIsOpenStaysWhatItIs() {
    found = new TaskEntity("4711");
    failure = new NullPointerException("a defect");
    assertThatThrownBy(() -> execute(submission)).isSameAs(failure);
  }

  @Test
  void whatSaysWhatIsTheMatterStaysWhatItIs() {
    failure = new RuleViolationException("decision", "“结论”未填写");
    assertThatThrownBy(() -> execute(submission)).isSameAs(failure);
    failure = new OptimisticLockingException("changed");
    assertThatThrownBy(() -> execute(submission)).isSameAs(failure);
  }

  @Test
  void readingIsNotLookedAt() {
    failure = new NullPointerException("a defect");
    assertThatThrownBy(() -> execute(new GetTaskVariablesCmd("4711", null, false, false))).isSameAs(failure);
    assertThat(found).isNull();
  }
}
