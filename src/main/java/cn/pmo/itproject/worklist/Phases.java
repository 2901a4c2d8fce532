package cn.pmo.itproject.worklist;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.springframework.stereotype.Component;

/** Finds the phases of projects in the deployed models: what the processes call that nobody calls themselves. */
@Component
class Phases {

  private final RepositoryService repositoryService;

  Phases(RepositoryService repositoryService) {
    this.repositoryService = repositoryService;
  }

  /**
   * A phase, with all processes it consists of.
   *
   * @param key of the process that the root calls; of the root itself for its own steps
   * @param name of the call, or of the root's own steps
   * @param processKeys that process and those it calls, however deep
   */
  record Phase(String key, String name, Set<String> processKeys) {
  }

  /** The phases in the order of the models, each root's own steps after its phases. */
  List<Phase> all() {
    Map<String, BpmnModelInstance> models = new LinkedHashMap<>();
    for (ProcessDefinition process : repositoryService.createProcessDefinitionQuery().latestVersion().orderByProcessDefinitionKey().asc()
        .list()) {
      models.put(process.getKey(), repositoryService.getBpmnModelInstance(process.getId()));
    }
    Set<String> called = models.values().stream().flatMap(model -> calls(model).stream()).map(CallActivity::getCalledElement)
        .collect(Collectors.toSet());
    Map<String, Phase> phases = new LinkedHashMap<>();
    models.forEach((key, model) -> {
      List<CallActivity> calls = calls(model);
      if (called.contains(key) || calls.isEmpty()) {
        return;
      }
      calls.forEach(call -> phases.putIfAbsent(call.getCalledElement(),
          new Phase(call.getCalledElement(), call.getName(), closure(call.getCalledElement(), models))));
      Collection<UserTask> own = model.getModelElementsByType(UserTask.class);
      if (!own.isEmpty()) {
        phases.put(key, new Phase(key, own.stream().map(UserTask::getName).collect(Collectors.joining("、")), Set.of(key)));
      }
    });
    return new ArrayList<>(phases.values());
  }

  private static List<CallActivity> calls(BpmnModelInstance model) {
    return model.getModelElementsByType(CallActivity.class).stream().filter(call -> call.getCalledElement() != null).toList();
  }

  private static Set<String> closure(String process, Map<String, BpmnModelInstance> models) {
    Set<String> found = new LinkedHashSet<>();
    collect(process, models, found);
    return found;
  }

  private static void collect(String process, Map<String, BpmnModelInstance> models, Set<String> found) {
    if (found.add(process) && models.containsKey(process)) {
      calls(models.get(process)).forEach(call -> collect(call.getCalledElement(), models, found));
    }
  }
}
