package cn.pmo.itproject.form;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.camunda.bpm.engine.variable.value.TypedValue;

/**
 * The values that the fields and the expressions of a form see. They are read one by one, because a scope also holds the project's
 * documents, and a missing one is null.
 */
final class FormValues implements VariableContext {

  private final Function<String, Object> values;
  private final Supplier<Set<String>> names;

  private FormValues(Function<String, Object> values, Supplier<Set<String>> names) {
    this.values = values;
    this.names = names;
  }

  static FormValues of(VariableScope scope) {
    return new FormValues(scope::getVariable, scope::getVariableNames);
  }

  static FormValues of(Map<String, Object> map) {
    return new FormValues(map::get, map::keySet);
  }

  /**
   * What a row of a dynamic list sees: its own values, those around it, and form-js' {@code this} and {@code i}.
   *
   * @param number of the row, the first is 1
   */
  FormValues row(Map<String, Object> row, int number) {
    Map<String, Object> own = new LinkedHashMap<>(row);
    own.put("this", row);
    own.put("i", number);
    return new FormValues(name -> own.containsKey(name) ? own.get(name) : values.apply(name), () -> {
      Set<String> all = new LinkedHashSet<>(names.get());
      all.addAll(own.keySet());
      return all;
    });
  }

  Object get(String name) {
    return values.apply(name);
  }

  @Override
  public TypedValue resolve(String name) {
    return Variables.untypedValue(FormData.plain(values.apply(name)));
  }

  @Override
  public boolean containsVariable(String name) {
    return names.get().contains(name);
  }

  @Override
  public Set<String> keySet() {
    return names.get();
  }
}
