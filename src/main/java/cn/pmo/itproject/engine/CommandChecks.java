package cn.pmo.itproject.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;

/** Checks of what the engine is asked to do, the same for Java, REST and the web applications. */
public final class CommandChecks {

  private CommandChecks() {
  }

  /**
   * Adds a check, after those that are there already. It sees every command within the command's own transaction, before anything of it is
   * carried out, and refuses it by an exception.
   */
  public static void add(ProcessEngineConfigurationImpl configuration, Consumer<Command<?>> check) {
    configuration.setCustomPostCommandInterceptorsTxRequired(with(configuration.getCustomPostCommandInterceptorsTxRequired(), check));
    configuration.setCustomPostCommandInterceptorsTxRequiresNew(with(configuration.getCustomPostCommandInterceptorsTxRequiresNew(), check));
  }

  /** Each chain has an interceptor of its own, because it knows the next one. */
  private static List<CommandInterceptor> with(List<CommandInterceptor> others, Consumer<Command<?>> check) {
    List<CommandInterceptor> interceptors = new ArrayList<>(others == null ? List.of() : others);
    interceptors.add(new CommandInterceptor() {
      @Override
      public <T> T execute(Command<T> command) {
        check.accept(command);
        return next.execute(command);
      }
    });
    return interceptors;
  }
}
