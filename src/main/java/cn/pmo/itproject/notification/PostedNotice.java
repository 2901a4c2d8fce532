package cn.pmo.itproject.notification;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.spin.plugin.variable.SpinValues;
import org.camunda.spin.plugin.variable.value.JsonValue;

/**
 * A notice on its way: the variable of its process instance.
 *
 * @param causedBy id of the user whose action it comes of, null if it is the system's
 */
record PostedNotice(Notice notice, String causedBy) {

  private static final ObjectMapper JSON = new ObjectMapper();

  static PostedNotice of(VariableScope scope) {
    try {
      return JSON.readValue(String.valueOf(scope.getVariable(NotificationProcess.NOTICE)), PostedNotice.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("流程变量 notice 不是一项通知", e);
    }
  }

  JsonValue toJson() {
    try {
      return SpinValues.jsonValue(JSON.writeValueAsString(this)).create();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
