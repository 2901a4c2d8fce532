package cn.pmo.itproject.access;

import java.util.HashSet;
import java.util.Set;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.json.JsonTaskQueryConverter;

/** What a query for tasks asks for. */
final class Criteria {

  private Criteria() {
  }

  /** Names, as in the JSON of a stored filter, of all conditions and orders of a query or of one of its alternatives, but not of what these ask for. */
  static Set<String> of(TaskQueryImpl query) {
    Set<String> names = new HashSet<>(new JsonTaskQueryConverter().toJsonObject(query, true).keySet());
    // A stored filter with an order or a condition added to it has this, which is no condition.
    if (query.getProcessInstanceIdIn() != null && query.getProcessInstanceIdIn().length == 0) {
      names.remove(JsonTaskQueryConverter.PROCESS_INSTANCE_ID_IN);
    }
    // Everything has a name in a stored filter but this.
    if (query.isNoDelegationState()) {
      names.add("noDelegationState");
    }
    return names;
  }
}
