package cn.pmo.itproject.cluster;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.springframework.stereotype.Component;

/** Makes the engine survive deadlocks: commands are done again, jobs go back without losing a retry. */
@Component
class ConflictPlugin extends AbstractProcessEnginePlugin {

  @Override
  public void preInit(ProcessEngineConfigurationImpl configuration) {
    configuration.setFailedJobCommandFactory(new JobRetries());
    configuration.setCustomPreCommandInterceptorsTxRequired(
        repeating(configuration.getCustomPreCommandInterceptorsTxRequired()));
  }

  /** The outermost: nothing that others keep for the duration of a command may outlast an attempt. */
  private static List<CommandInterceptor> repeating(List<CommandInterceptor> others) {
    List<CommandInterceptor> interceptors = new ArrayList<>();
    interceptors.add(new RepeatingInterceptor());
    interceptors.addAll(others == null ? List.of() : others);
    return interceptors;
  }
}
