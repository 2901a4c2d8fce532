package cn.pmo.itproject.step;

import cn.pmo.itproject.rule.Refused;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.spin.plugin.impl.SpinProcessEnginePlugin;

/** An engine in memory with nothing but the listeners under test. */
public final class ListenerEngine implements AutoCloseable {

  private final ProcessEngine engine;
  private final Map<Object, Object> beans = new HashMap<>();

  public ListenerEngine() {
    StandaloneInMemProcessEngineConfiguration configuration = new StandaloneInMemProcessEngineConfiguration();
    configuration.setProcessEngineName(UUID.randomUUID().toString());
    configuration.setJdbcUrl("jdbc:h2:mem:" + UUID.randomUUID());
    configuration.setDefaultSerializationFormat("application/json");
    configuration.setEnforceHistoryTimeToLive(false);
    configuration.setMetricsEnabled(false);
    configuration.setGeneralResourceWhitelistPattern("[a-zA-Z0-9-]+");
    configuration.setBeans(beans);
    configuration.getProcessEnginePlugins().add(new SpinProcessEnginePlugin());
    engine = configuration.buildProcessEngine();
  }

  public ProcessEngine engine() {
    return engine;
  }

  /** Makes a listener or delegate known by its bean name. */
  public ListenerEngine bean(String name, Object bean) {
    beans.put(name, bean);
    return this;
  }

  public ListenerEngine group(String id, String name, String... members) {
    Group group = engine.getIdentityService().newGroup(id);
    group.setName(name);
    group.setType(id.startsWith("dept-") ? "DEPARTMENT" : "ROLE");
    engine.getIdentityService().saveGroup(group);
    for (String member : members) {
      if (engine.getIdentityService().createUserQuery().userId(member).count() == 0) {
        User user = engine.getIdentityService().newUser(member);
        engine.getIdentityService().saveUser(user);
      }
      engine.getIdentityService().createMembership(member, id);
    }
    return this;
  }

  public ListenerEngine deploy(BpmnModelInstance model) {
    engine.getRepositoryService().createDeployment().addModelInstance("process.bpmn", model).deploy();
    return this;
  }

  /** Starts the process “steps” as a project's and returns its instance id. */
  public String start(Map<String, Object> variables) {
    return engine.getRuntimeService().startProcessInstanceByKey("steps", "XM-2026-0001", variables).getId();
  }

  public Task task(String step) {
    return tasks(step).get(0);
  }

  public List<Task> tasks(String step) {
    return engine.getTaskService().createTaskQuery().taskDefinitionKey(step).list();
  }

  /** Completes a task as the user (null: as nobody) and returns what was refused. */
  public List<String> complete(String user, Task task, Map<String, Object> variables) {
    engine.getIdentityService().setAuthenticatedUserId(user);
    try {
      return Refused.by(() -> engine.getTaskService().complete(task.getId(), variables));
    } finally {
      engine.getIdentityService().clearAuthentication();
    }
  }

  /** The variables of a process instance, Json as text, also after its end. */
  public Map<String, Object> variables(String instance) {
    return engine.getHistoryService().createHistoricVariableInstanceQuery().processInstanceId(instance).activityInstanceIdIn(instance)
        .list()
        .stream().filter(variable -> variable.getValue() != null)
        .collect(Collectors.toMap(variable -> variable.getName(), variable -> variable.getTypeName().equals("json")
            ? variable.getValue().toString() : variable.getValue()));
  }

  /** Takes away the processes and all their instances. */
  public void clear() {
    engine.getRepositoryService().createDeploymentQuery().list()
        .forEach(deployment -> engine.getRepositoryService().deleteDeployment(deployment.getId(), true));
  }

  @Override
  public void close() {
    engine.close();
  }
}
