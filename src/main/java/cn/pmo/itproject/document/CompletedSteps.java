package cn.pmo.itproject.document;

import java.util.ArrayList;
import cn.pmo.itproject.notification.NotificationProcess;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.impl.history.event.HistoricActivityInstanceEventEntity;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.deploy.cache.DeploymentCache;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds out what the completed steps of a project had to deliver. */
class CompletedSteps {

  /** The engine's id of a multi-instance step as a whole. */
  private static final String ALL_UNITS = "#multiInstanceBody";

  private final JdbcClient jdbc;

  CompletedSteps(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  private record Completed(String processKey, String processInstanceId, String activityId) {
  }

  List<RequiredDocument> required(String projectCode, Collection<DocumentVersion> present, CommandContext context) {
    Map<String, BpmnModelInstance> models = new HashMap<>();
    Set<RequiredDocument> required = new LinkedHashSet<>();
    for (Completed completed : completed(projectCode, context)) {
      BpmnModelInstance model = models.computeIfAbsent(completed.processKey(), key -> latestModel(key, context));
      if (model.getModelElementById(completed.activityId().replace(ALL_UNITS, "")) instanceof FlowElement element) {
        Step step = Step.of(element);
        if (step.elementVariable().isPresent() != completed.activityId().endsWith(ALL_UNITS)) {
          continue; // The instance of one unit: the step is complete when all units are done.
        }
        List<String> units = step.elementVariable().map(variable -> units(completed.processInstanceId(), variable)).orElse(List.of(""));
        step.outputs().forEach((variable, name) -> units.forEach(unit ->
            required.add(document(step, variable, name, unit, unit.isEmpty() ? "" : unitName(unit, context), present))));
      }
    }
    return new ArrayList<>(required);
  }

  private static RequiredDocument document(Step step, String variable, String name, String unit, String unitName,
      Collection<DocumentVersion> present) {
    Predicate<DocumentVersion> same = version -> version.variable().equals(variable) && version.scope().equals(unit);
    return new RequiredDocument(variable, name, unit, unitName, step.properties().stepName(), step.properties().clause().orElse(null),
        present.stream().filter(same).findFirst().orElse(null));
  }

  /** The steps in the order of their first completion, those of the transaction that is under way included. */
  private Set<Completed> completed(String projectCode, CommandContext context) {
    Set<Completed> completed = new LinkedHashSet<>(jdbc.sql("""
        select a.PROC_DEF_KEY_, a.PROC_INST_ID_, a.ACT_ID_ from ACT_HI_ACTINST a join ACT_HI_PROCINST p on p.PROC_INST_ID_ = a.PROC_INST_ID_
        where p.BUSINESS_KEY_ = ? and p.PROC_DEF_KEY_ <> ? and a.END_TIME_ is not null and a.ACT_INST_STATE_ <> 2
        order by a.END_TIME_, a.SEQUENCE_COUNTER_""")
        .params(projectCode, NotificationProcess.KEY)
        .query((row, index) -> new Completed(row.getString("PROC_DEF_KEY_"), row.getString("PROC_INST_ID_"), row.getString("ACT_ID_")))
        .list());
    context.getDbEntityManager().getCachedEntitiesByType(HistoricActivityInstanceEventEntity.class).stream()
        .filter(activity -> activity.getEndTime() != null && !activity.isCanceled() && belongs(activity, projectCode, context))
        .map(activity -> new Completed(activity.getProcessDefinitionKey(), activity.getProcessInstanceId(), activity.getActivityId()))
        .forEach(completed::add);
    return completed;
  }

  private static boolean belongs(HistoricActivityInstanceEventEntity activity, String projectCode, CommandContext context) {
    var instance = context.getExecutionManager().findExecutionById(activity.getProcessInstanceId());
    return instance != null && projectCode.equals(instance.getBusinessKey());
  }

  private static BpmnModelInstance latestModel(String processKey, CommandContext context) {
    DeploymentCache deployments = context.getProcessEngineConfiguration().getDeploymentCache();
    ProcessDefinitionEntity definition = deployments.findDeployedLatestProcessDefinitionByKey(processKey);
    return deployments.findBpmnModelInstanceForProcessDefinition(definition);
  }

  private static String unitName(String unit, CommandContext context) {
    Group group = context.getReadOnlyIdentityProvider().findGroupById(unit);
    return group == null || group.getName() == null ? unit : group.getName();
  }

  private List<String> units(String processInstanceId, String elementVariable) {
    return jdbc.sql("select distinct TEXT_ from ACT_HI_VARINST where PROC_INST_ID_ = ? and NAME_ = ? and TEXT_ is not null order by TEXT_")
        .params(processInstanceId, elementVariable).query(String.class).list();
  }
}
