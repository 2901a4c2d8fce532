package cn.pmo.itproject.collaboration;

import cn.pmo.itproject.review.DecisionMakers;
import cn.pmo.itproject.step.StepGroups;
import cn.pmo.itproject.step.StepPass;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricIdentityLinkLog;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.camunda.bpm.engine.history.HistoricVariableUpdate;
import org.camunda.bpm.engine.history.UserOperationLogEntry;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.history.event.HistoricDetailEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricVariableUpdateEventEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.variable.type.ValueType;
import org.camunda.bpm.engine.variable.value.SerializableValue;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.springframework.stereotype.Component;

/**
 * Takes a completed step back: what came of it is cancelled, the step is started once more for the same person, and the variables of the
 * process are again as he left them. Everything is decided by the history, within {@link ProjectTasks#trusted}.
 */
@Component
class Withdrawals {

  private static final String USER_TASK = "userTask";
  private static final String PARALLEL_GATEWAY = "parallelGateway";

  /** What leaves nothing behind but variables. Everything else has told somebody, or something outside of the process instance. */
  private static final Set<String> WITHOUT_TRACE =
      Set.of(USER_TASK, "multiInstanceBody", "exclusiveGateway", PARALLEL_GATEWAY, "businessRuleTask");

  private final HistoryService history;
  private final RuntimeService runtime;
  private final RepositoryService repository;
  private final TaskEvents events;
  private final DecisionMakers decisionMakers;

  Withdrawals(HistoryService history, RuntimeService runtime, RepositoryService repository, TaskEvents events,
      DecisionMakers decisionMakers) {
    this.history = history;
    this.runtime = runtime;
    this.repository = repository;
    this.events = events;
    this.decisionMakers = decisionMakers;
  }

  /** Why the user cannot take the task back, in words; empty if he can. */
  Optional<String> obstacle(HistoricTaskInstance task, String userId) {
    String step = "步骤“" + task.getName() + "”";
    if (task.getEndTime() == null) {
      return Optional.of(step + "尚未办理完毕，不需要撤回");
    }
    if (!TaskEntity.DELETE_REASON_COMPLETED.equals(task.getDeleteReason())) {
      return Optional.of(step + "已被取消，不能撤回");
    }
    if (!userId.equals(task.getAssignee())) {
      return Optional.of(step + "不是由您办理的，只有办理人可以撤回");
    }
    if (events.isWithdrawn(task.getId())) {
      return Optional.of(step + "已经撤回，不能重复撤回");
    }
    if (!mayWorkOn(task, userId)) {
      return Optional.of(step + "的候选组中已经没有您，撤回后您不能再办理，不能撤回");
    }
    ExecutionEntity instance = Context.getCommandContext().getExecutionManager().findExecutionById(task.getProcessInstanceId());
    if (instance == null) {
      return Optional.of(step + "所在的流程已经结束，不能撤回");
    }
    if (instance.isSuspended()) {
      return Optional.of(step + "所在的流程已暂停，不能撤回");
    }
    return Optional.ofNullable(followed(task, step));
  }

  /** Whether he still belongs to the groups the step was given to, or is the deputy it was given to. */
  private boolean mayWorkOn(HistoricTaskInstance task, String userId) {
    List<String> groups = history.createHistoricIdentityLinkLogQuery().taskId(task.getId()).type(IdentityLinkType.CANDIDATE)
        .operationType("add")
        .list().stream().map(HistoricIdentityLinkLog::getGroupId).filter(Objects::nonNull).distinct().toList();
    return groups.isEmpty() || decisionMakers.isMember(task.getId(), groups, userId);
  }

  private String followed(HistoricTaskInstance task, String step) {
    List<HistoricActivityInstance> all = history.createHistoricActivityInstanceQuery().processInstanceId(task.getProcessInstanceId())
        .list();
    HistoricActivityInstance own = own(all, task);
    if (!task.getProcessInstanceId().equals(own.getParentActivityInstanceId())) {
      return step + "由多个单位（或人员）分别办理，不能单独撤回";
    }
    if (all.stream()
        .anyMatch(other -> other != own && own.getEndTime().after(other.getStartTime()) && isRunning(other, own.getEndTime()))) {
      return step + "与其他步骤并行办理，不能单独撤回";
    }
    List<HistoricActivityInstance> later = all.stream().filter(after(own)).toList();
    Optional<String> touched = later.stream().filter(activity -> USER_TASK.equals(activity.getActivityType())).map(this::touched)
        .filter(Objects::nonNull).findFirst();
    if (touched.isPresent()) {
      return touched.get() + "，" + step + "不能撤回";
    }
    Optional<HistoricActivityInstance> trace = later.stream().filter(activity -> !leavesNoTrace(activity)).findFirst();
    if (trace.isPresent()) {
      return "其后的" + shown(trace.get()) + "已经开始，" + step + "不能撤回";
    }
    return waitsForPeople(task.getProcessInstanceId(), later) ? null : step + "之后的工作正由系统处理，不能撤回";
  }

  private static HistoricActivityInstance own(List<HistoricActivityInstance> all, HistoricTaskInstance task) {
    return all.stream().filter(activity -> task.getId().equals(activity.getTaskId())).findFirst().orElseThrow();
  }

  private static boolean isRunning(HistoricActivityInstance activity, Date at) {
    return activity.getEndTime() == null || activity.getEndTime().after(at);
  }

  /** Nothing ran beside the step, so what began since its end came of it. */
  private static Predicate<HistoricActivityInstance> after(HistoricActivityInstance own) {
    return activity -> activity != own && !activity.getStartTime().before(own.getEndTime());
  }

  /** A parallel gateway that joins has waited for others. */
  private boolean leavesNoTrace(HistoricActivityInstance activity) {
    if (PARALLEL_GATEWAY.equals(activity.getActivityType())) {
      FlowNode gateway = repository.getBpmnModelInstance(activity.getProcessDefinitionId()).getModelElementById(activity.getActivityId());
      return gateway.getIncoming().size() == 1;
    }
    return WITHOUT_TRACE.contains(activity.getActivityType());
  }

  /** What somebody has done with a step that followed; null if nothing. Giving it to a deputy is nobody's doing. */
  private String touched(HistoricActivityInstance activity) {
    String name = "其后的" + shown(activity);
    if (activity.getEndTime() != null) {
      return name + "已经办理或者取消";
    }
    if (history.createHistoricIdentityLinkLogQuery().taskId(activity.getTaskId()).type(IdentityLinkType.ASSIGNEE).count() > 0) {
      return name + "已有人认领";
    }
    return events.ofTasks(List.of(activity.getTaskId())).stream().filter(event -> event.kind() != TaskEventKind.DEPUTISED).findFirst()
        .map(event -> name + "已有" + event.kind().label() + "记录").orElse(null);
  }

  /** Whether the process instance waits for the steps that followed, for at least one, and for nothing else. */
  private boolean waitsForPeople(String processInstanceId, List<HistoricActivityInstance> later) {
    List<ActivityInstance> leaves = new ArrayList<>();
    if (!collect(runtime.getActivityInstance(processInstanceId), leaves)) {
      return false;
    }
    Set<String> open = later.stream().filter(activity -> USER_TASK.equals(activity.getActivityType())).map(HistoricActivityInstance::getId)
        .collect(Collectors.toSet());
    return !leaves.isEmpty() && leaves.stream().map(ActivityInstance::getId).allMatch(open::contains);
  }

  /** Collects what has no part of its own; false if something waits for a job. */
  private static boolean collect(ActivityInstance activity, List<ActivityInstance> leaves) {
    if (activity.getChildTransitionInstances().length > 0) {
      return false;
    }
    if (activity.getChildActivityInstances().length == 0) {
      leaves.add(activity);
    }
    return Stream.of(activity.getChildActivityInstances()).allMatch(child -> collect(child, leaves));
  }

  /** Only what people have to do with has a name. */
  private static String shown(HistoricActivityInstance activity) {
    return activity.getActivityName() == null ? "工作" : "“" + activity.getActivityName() + "”";
  }

  /**
   * Takes the task back; there is no obstacle.
   *
   * @return id of the new task
   */
  String resume(HistoricTaskInstance task, String reason) {
    String processInstanceId = task.getProcessInstanceId();
    List<HistoricActivityInstance> all = history.createHistoricActivityInstanceQuery().processInstanceId(processInstanceId).list();
    Set<String> later = all.stream().filter(after(own(all, task))).map(HistoricActivityInstance::getId).collect(Collectors.toSet());
    Map<String, TypedValue> values = valuesBefore(processInstanceId, later);
    Instant startedAt = startedAt(task);

    var modification = runtime.createProcessInstanceModification(processInstanceId).setAnnotation("撤回：" + reason);
    for (ActivityInstance followed : runtime.getActivityInstance(processInstanceId).getChildActivityInstances()) {
      modification.cancelActivityInstance(followed.getId());
    }
    modification.startBeforeActivity(task.getTaskDefinitionKey()).execute();

    TaskEntity again = started(task);
    // A deputy whose time is over could not go on with it: then it belongs to its groups again, and begins for them as the step
    // prepares it.
    boolean samePerson = decisionMakers.isMember(again.getId(), StepGroups.of(again), task.getAssignee());
    if (!samePerson) {
      values.keySet().removeAll(prepared(again));
    }
    ExecutionEntity instance = Context.getCommandContext().getExecutionManager().findExecutionById(processInstanceId);
    values.forEach((name, value) -> {
      if (!Objects.equals(comparable(instance.getVariableLocalTyped(name, false)), comparable(value))) {
        instance.setVariableLocal(name, value);
      }
    });
    StepPass.resume(again, startedAt);
    if (samePerson) {
      again.setAssignee(task.getAssignee());
      again.triggerUpdateEvent();
      again.logUserOperation(UserOperationLogEntry.OPERATION_TYPE_ASSIGN);
    }
    return again.getId();
  }

  /** The variables of the process instance as the step left them; documents stay as they are, since nothing that followed delivers any. */
  private Map<String, TypedValue> valuesBefore(String processInstanceId, Set<String> later) {
    Map<String, TypedValue> values = new LinkedHashMap<>();
    history.createHistoricDetailQuery().processInstanceId(processInstanceId).variableUpdates().disableBinaryFetching()
        .disableCustomObjectDeserialization().orderByTime().asc().orderPartiallyByOccurrence().asc().list().stream()
        .map(HistoricVariableUpdate.class::cast)
        .filter(update -> update.getTaskId() == null && processInstanceId.equals(update.getExecutionId()))
        .filter(update -> !later.contains(update.getActivityInstanceId()))
        .filter(update -> !ValueType.FILE.getName().equals(update.getVariableTypeName()))
        .forEach(update -> values.put(update.getVariableName(), update.getTypedValue()));
    return values;
  }

  /** The variables that the listeners of the step have written or emptied at its beginning. */
  private static Set<String> prepared(TaskEntity again) {
    String activityInstanceId = again.getExecution().getActivityInstanceId();
    return Context.getCommandContext().getDbEntityManager().getCachedEntitiesByType(HistoricDetailEventEntity.class).stream()
        .filter(HistoricVariableUpdateEventEntity.class::isInstance).map(HistoricVariableUpdateEventEntity.class::cast)
        .filter(update -> activityInstanceId.equals(update.getActivityInstanceId())).map(HistoricVariableUpdateEventEntity::getVariableName)
        .collect(Collectors.toSet());
  }

  /** A step may be taken back several times: the pass began with the first task. */
  private Instant startedAt(HistoricTaskInstance task) {
    HistoricVariableInstance earlier = history.createHistoricVariableInstanceQuery().taskIdIn(task.getId())
        .variableName(StepPass.STARTED_AT)
        .includeDeleted().singleResult();
    return (earlier == null ? task.getStartTime() : (Date) earlier.getValue()).toInstant();
  }

  private static TaskEntity started(HistoricTaskInstance task) {
    return Context.getCommandContext().getDbEntityManager().getCachedEntitiesByType(TaskEntity.class).stream()
        .filter(other -> task.getProcessInstanceId().equals(other.getProcessInstanceId()) && !other.isDeleted()
            && task.getTaskDefinitionKey().equals(other.getTaskDefinitionKey()))
        .findFirst().orElseThrow();
  }

  private static Object comparable(TypedValue value) {
    return value instanceof SerializableValue serializable ? serializable.getValueSerialized() : value == null ? null : value.getValue();
  }
}
