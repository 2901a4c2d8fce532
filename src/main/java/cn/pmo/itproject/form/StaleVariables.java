package cn.pmo.itproject.form;

import org.camunda.bpm.engine.delegate.VariableScope;

/** Takes away what an earlier round of a step left behind, so that the next round starts with an empty form. */
public final class StaleVariables {

  private StaleVariables() {
  }

  /** Empties the nearest definition of each variable. A local one stays, so that an outer value does not show through. */
  public static void clear(VariableScope scope, String... names) {
    for (String name : names) {
      if (scope.getVariable(name) != null) {
        scope.setVariable(name, null);
      }
    }
  }

  /** Removes the nearest definition of each list: forms take an empty list for one without rows, and none for one not yet begun. */
  public static void remove(VariableScope scope, String... names) {
    for (String name : names) {
      if (scope.hasVariable(name)) {
        scope.removeVariable(name);
      }
    }
  }
}
