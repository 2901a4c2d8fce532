package cn.pmo.itproject.draft;

import cn.pmo.itproject.engine.ParseListeners;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The drafts of a task go with it, whether it is completed or cancelled. */
@Component
class DraftPlugin extends AbstractProcessEnginePlugin {

  private final ObjectProvider<FormDrafts> drafts;

  DraftPlugin(ObjectProvider<FormDrafts> drafts) {
    this.drafts = drafts;
  }

  @Override
  public void preInit(ProcessEngineConfigurationImpl configuration) {
    ParseListeners.onUserTasks(configuration, task -> drafts.getObject().deleteAll(task.getId()), TaskListener.EVENTNAME_COMPLETE,
        TaskListener.EVENTNAME_DELETE);
  }
}
