package cn.pmo.itproject.step;

import java.util.Collection;
import java.util.Map;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.beans.DirectFieldAccessor;

/** What a command of the engine was given: the commands have no getters. */
final class CommandFields {

  private final DirectFieldAccessor fields;

  CommandFields(Command<?> command) {
    this.fields = new DirectFieldAccessor(command);
  }

  /** A field's value, which may be null. */
  @SuppressWarnings("unchecked")
  <T> T get(String path) {
    return (T) fields.getPropertyValue(path);
  }

  /** The task with the id in this field, null if there is none. Whoever may not read it hears no more than that from the engine. */
  TaskEntity task(String path) {
    String id = get(path);
    TaskEntity task = id == null ? null : Context.getCommandContext().getTaskManager().findTaskById(id);
    if (task != null) {
      Context.getProcessEngineConfiguration().getCommandCheckers().forEach(checker -> checker.checkReadTask(task));
    }
    return task;
  }

  /** The variables in this field; none if it is null. */
  VariableMap variables(String path) {
    Map<String, Object> variables = get(path);
    return Variables.fromMap(variables == null ? Map.of() : variables);
  }

  /** The variables whose names are in this field, as they will be: null. */
  VariableMap removed(String path) {
    VariableMap removed = Variables.createVariables();
    Collection<String> names = get(path);
    if (names != null) {
      names.forEach(name -> removed.putValue(name, null));
    }
    return removed;
  }
}
