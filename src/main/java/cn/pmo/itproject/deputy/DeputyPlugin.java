package cn.pmo.itproject.deputy;

import cn.pmo.itproject.engine.ParseListeners;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Every user task of every process looks for deputies when it is created; by then the engine has resolved its candidates. */
@Component
class DeputyPlugin extends AbstractProcessEnginePlugin {

  private final ObjectProvider<GivenTasks> givenTasks;

  DeputyPlugin(ObjectProvider<GivenTasks> givenTasks) {
    this.givenTasks = givenTasks;
  }

  @Override
  public void preInit(ProcessEngineConfigurationImpl configuration) {
    ParseListeners.onUserTasks(configuration, task -> givenTasks.getObject().give(task), TaskListener.EVENTNAME_CREATE);
  }
}
