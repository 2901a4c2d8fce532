package cn.pmo.itproject.step;

import cn.pmo.itproject.organization.CurrentUser;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Names what the tasks of multi-instance steps are done for: a unit, an object of research. It is in the element variable of the step and
 * may be the id of a group, which is called by its name.
 */
@Component
public class StepUnits {

  private final StepCatalog steps;
  private final CurrentUser directory;
  private final JdbcClient jdbc;

  StepUnits(StepCatalog steps, CurrentUser directory, JdbcClient jdbc) {
    this.steps = steps;
    this.directory = directory;
    this.jdbc = jdbc;
  }

  /** A task, open or not. */
  public record Place(String taskId, String processDefinitionId, String stepId, String processInstanceId, String executionId) {
  }

  private record Element(String executionId, String variable, String value) {
  }

  /** Names by task, with one query for any number of tasks; without those that are done once for all. */
  public Map<String, String> of(Collection<Place> tasks) {
    Map<String, String> variables = new HashMap<>();
    tasks.forEach(task -> steps.elementVariable(task.processDefinitionId(), task.stepId())
        .ifPresent(variable -> variables.put(task.taskId(), variable)));
    List<Place> each = tasks.stream().filter(task -> variables.containsKey(task.taskId())).toList();
    if (each.isEmpty()) {
      return Map.of();
    }
    Map<String, List<Element>> elements = jdbc.sql("""
        select EXECUTION_ID_, NAME_, TEXT_ from ACT_HI_VARINST
        where PROC_INST_ID_ in (:instances) and EXECUTION_ID_ in (:executions) and NAME_ in (:variables) and TASK_ID_ is null
          and TEXT_ is not null""")
        .param("instances", each.stream().map(Place::processInstanceId).collect(Collectors.toSet()))
        .param("executions", each.stream().map(Place::executionId).collect(Collectors.toSet())).param("variables", variables.values())
        .query((row, index) -> new Element(row.getString("EXECUTION_ID_"), row.getString("NAME_"), row.getString("TEXT_"))).list().stream()
        .collect(Collectors.groupingBy(Element::executionId));
    Map<String, String> names = directory.groupNames(elements.values().stream().flatMap(List::stream).map(Element::value).toList());
    Map<String, String> units = new HashMap<>();
    each.forEach(task -> elements.getOrDefault(task.executionId(), List.of()).stream()
        .filter(element -> element.variable().equals(variables.get(task.taskId()))).findFirst()
        .ifPresent(element -> units.put(task.taskId(), names.getOrDefault(element.value(), element.value()))));
    return units;
  }
}
