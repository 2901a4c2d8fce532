package cn.pmo.itproject.scenario;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.spin.plugin.variable.SpinValues;

/** Variables as clients submit them: lists and objects as Json. */
final class SubmittedData {

  private static final ObjectMapper JSON = new ObjectMapper();

  private SubmittedData() {
  }

  static VariableMap of(Object... pairs) {
    return changed(Map.of(), pairs);
  }

  /** The data with other or more values; a null takes a value away. */
  static VariableMap changed(Map<String, Object> data, Object... pairs) {
    Map<String, Object> changed = new HashMap<>(data);
    for (int i = 0; i < pairs.length; i += 2) {
      if (pairs[i + 1] == null) {
        changed.remove(pairs[i]);
      } else {
        changed.put((String) pairs[i], pairs[i + 1]);
      }
    }
    return typed(changed);
  }

  static VariableMap typed(Map<String, Object> data) {
    VariableMap variables = Variables.createVariables();
    data.forEach((name, value) -> variables.putValue(name, value instanceof List || value instanceof Map ? json(value) : value));
    return variables;
  }

  private static Object json(Object value) {
    try {
      return SpinValues.jsonValue(JSON.writeValueAsString(value)).create();
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
