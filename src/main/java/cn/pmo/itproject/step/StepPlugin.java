package cn.pmo.itproject.step;

import cn.pmo.itproject.engine.ParseListeners;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.stereotype.Component;

/** Makes the engine obey the step metadata of the models. */
@Component
class StepPlugin extends AbstractProcessEnginePlugin {

  private final StepParseListener listener;

  StepPlugin(StepParseListener listener) {
    this.listener = listener;
  }

  @Override
  public void preInit(ProcessEngineConfigurationImpl configuration) {
    ParseListeners.add(configuration, listener);
  }
}
