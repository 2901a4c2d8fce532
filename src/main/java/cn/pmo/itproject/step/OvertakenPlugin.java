package cn.pmo.itproject.step;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.springframework.stereotype.Component;

/** Tells those who come too late that a task is done. */
@Component
class OvertakenPlugin extends AbstractProcessEnginePlugin {

  @Override
  public void preInit(ProcessEngineConfigurationImpl configuration) {
    List<CommandInterceptor> others = configuration.getCustomPreCommandInterceptorsTxRequired();
    List<CommandInterceptor> interceptors = new ArrayList<>(others == null ? List.of() : others);
    interceptors.add(new OvertakenInterceptor());
    configuration.setCustomPreCommandInterceptorsTxRequired(interceptors);
  }
}
