package cn.pmo.itproject.project;

import cn.pmo.itproject.engine.ParseListeners;
import java.util.Arrays;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.stereotype.Component;

/**
 * Gives every task of a project its own copy of what the task list shows on its card: code, name and build type in words.
 *
 * <p>The list reads variables with the user's rights, and candidates may read their task, not the process instance; so the
 * instance's variables would stay off the cards of everybody but administrators.
 */
@Component
class TaskCards extends AbstractProcessEnginePlugin implements TaskListener {

  private static final List<String> COPIED = List.of("projectCode", "projectName");

  @Override
  public void preInit(ProcessEngineConfigurationImpl configuration) {
    ParseListeners.onUserTasks(configuration, this, EVENTNAME_CREATE);
  }

  @Override
  public void notify(DelegateTask task) {
    for (String name : COPIED) {
      Object value = task.getVariable(name);
      if (value != null) {
        task.setVariableLocal(name, value);
      }
    }
    Object buildType = task.getVariable("buildType");
    Arrays.stream(BuildType.values()).filter(type -> type.name().equals(buildType)).findFirst()
        .ifPresent(type -> task.setVariableLocal("buildTypeName", type.label()));
  }
}
