package cn.pmo.itproject.collaboration;

import cn.pmo.itproject.engine.ColumnTimes;
import cn.pmo.itproject.engine.EngineTimes;
import cn.pmo.itproject.organization.CurrentUser;
import cn.pmo.itproject.review.DecisionMakers;
import cn.pmo.itproject.step.StepGroups;
import cn.pmo.itproject.step.StepPass;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.camunda.bpm.engine.history.HistoricVariableUpdate;
import org.camunda.bpm.engine.history.UserOperationLogEntry;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.history.event.HistoricDetailEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricVariableUpdateEventEntity;
import org.camunda.bpm.engine.impl.jobexecutor.AsyncContinuationJobHandler;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.variable.type.ValueType;
import org.camunda.bpm.engine.variable.value.SerializableValue;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Takes a completed step back: what came of it is cancelled, the step is started once more for the same person, and the variables of the
 * process are again as he left them. Everything is decided by the history, within {@link ProjectTasks#trusted}.
 */
@Component
class Withdrawals {

  private static final String USER_TASK = "userTask";
  private static final String PARALLEL_GATEWAY = "parallelGateway";
  private static final String MULTI_INSTANCE = "multiInstanceBody";

  /** What leaves nothing behind but variables. Everything else has told somebody, or something outside of the process instance. */
  private static final Set<String> WITHOUT_TRACE =
      Set.of(USER_TASK, MULTI_INSTANCE, "exclusiveGateway", PARALLEL_GATEWAY, "businessRuleTask");

  private final HistoryService history;
  private final RuntimeService runtime;
  private final RepositoryService repository;
  private final TaskEvents events;
  private final DecisionMakers decisionMakers;
  private final CurrentUser directory;
  private final JdbcClient jdbc;

  Withdrawals(HistoryService history, RuntimeService runtime, RepositoryService repository, TaskEvents events,
      DecisionMakers decisionMakers, CurrentUser directory, JdbcClient jdbc) {
    this.history = history;
    this.runtime = runtime;
    this.repository = repository;
    this.events = events;
    this.decisionMakers = decisionMakers;
    this.directory = directory;
    this.jdbc = jdbc;
  }

  /** A task as the history has it. */
  record Done(String taskId, String name, String processInstanceId, String assignee, String deleteReason, Date endTime) {
  }

  private record Activity(String id, String type, String activityId, String name, String processDefinitionId, String processInstanceId,
      String parentId, String taskId, Instant startTime, Instant endTime) {
  }

  /** Why the user cannot take the task back, in words; empty if he can. */
  Optional<String> obstacle(HistoricTaskInstance task, String userId) {
    return Optional.ofNullable(obstacles(List.of(new Done(task.getId(), task.getName(), task.getProcessInstanceId(), task.getAssignee(),
        task.getDeleteReason(), task.getEndTime())), userId).get(task.getId()));
  }

  /**
   * Why the user cannot take tasks back, in words, by task, without those he can; the number of queries does not depend on that of the
   * tasks.
   */
  Map<String, String> obstacles(Collection<Done> tasks, String userId) {
    if (tasks.isEmpty()) {
      return Map.of();
    }
    Set<String> withdrawn = events.ofTasks(tasks.stream().map(Done::taskId).toList()).stream()
        .filter(event -> event.kind() == TaskEventKind.WITHDRAWN).map(TaskEvent::taskId).collect(Collectors.toSet());
    Map<String, ProcessInstance> instances = runtime.createProcessInstanceQuery()
        .processInstanceIds(tasks.stream().map(Done::processInstanceId).collect(Collectors.toSet())).list().stream()
        .collect(Collectors.toMap(ProcessInstance::getId, instance -> instance));
    Set<String> foreign = noLongerHis(tasks, userId);
    Map<String, String> obstacles = new HashMap<>();
    List<Done> others = new ArrayList<>();
    for (Done task : tasks) {
      String obstacle = ownObstacle(task, instances.get(task.processInstanceId()), withdrawn, foreign, userId);
      if (obstacle == null) {
        others.add(task);
      } else {
        obstacles.put(task.taskId(), obstacle);
      }
    }
    if (!others.isEmpty()) {
      Followers followers = followers(others.stream().map(Done::processInstanceId).collect(Collectors.toSet()));
      others.forEach(task -> Optional.ofNullable(followed(task, followers)).ifPresent(words -> obstacles.put(task.taskId(), words)));
    }
    return obstacles;
  }

  private static String ownObstacle(Done task, ProcessInstance instance, Set<String> withdrawn, Set<String> foreign,
      String userId) {
    String step = step(task);
    return task.endTime() == null ? step + "尚未办理完毕，不需要撤回"
        : !TaskEntity.DELETE_REASON_COMPLETED.equals(task.deleteReason()) ? step + "已被取消，不能撤回"
        : !userId.equals(task.assignee()) ? step + "不是由您办理的，只有办理人可以撤回"
        : withdrawn.contains(task.taskId()) ? step + "已经撤回，不能重复撤回"
        : foreign.contains(task.taskId()) ? step + "的候选组中已经没有您，撤回后您不能再办理，不能撤回"
        : instance == null ? step + "所在的流程已经结束，不能撤回"
        : instance.isSuspended() ? step + "所在的流程已暂停，不能撤回"
        : null;
  }

  private record Body(String taskId, String groupId) {
  }

  /** The tasks of bodies he has left; where he was the deputy the task was given to he still belongs to it. */
  private Set<String> noLongerHis(Collection<Done> tasks, String userId) {
    Map<String, List<String>> bodies = jdbc.sql("""
        select distinct TASK_ID_, GROUP_ID_ from ACT_HI_IDENTITYLINK
        where TASK_ID_ in (:tasks) and TYPE_ = :type and OPERATION_TYPE_ = 'add' and GROUP_ID_ is not null""")
        .param("tasks", tasks.stream().map(Done::taskId).toList()).param("type", IdentityLinkType.CANDIDATE)
        .query((row, index) -> new Body(row.getString("TASK_ID_"), row.getString("GROUP_ID_"))).list().stream()
        .collect(Collectors.groupingBy(Body::taskId, Collectors.mapping(Body::groupId, Collectors.toList())));
    List<String> groups = directory.groupsOf(userId);
    return bodies.entrySet().stream().filter(body -> Collections.disjoint(body.getValue(), groups)
        && !decisionMakers.isMember(body.getKey(), body.getValue(), userId)).map(Map.Entry::getKey).collect(Collectors.toSet());
  }

  private static String step(Done task) {
    return "步骤“" + task.name() + "”";
  }

  /**
   * What happened in some process instances.
   *
   * @param activities by process instance, in the order they began
   * @param assigned the open tasks somebody has or has had
   * @param events what people did with the open tasks, besides giving them to a deputy, which is nobody's doing
   * @param waiting process instances that wait for a job to go on
   */
  private record Followers(Map<String, List<Activity>> activities, Set<String> assigned, Map<String, List<TaskEvent>> events,
      Set<String> waiting) {
  }

  private Followers followers(Set<String> processInstanceIds) {
    List<Activity> all = activities(processInstanceIds);
    List<String> open = all.stream().filter(activity -> activity.taskId() != null && activity.endTime() == null).map(Activity::taskId)
        .toList();
    Set<String> assigned = open.isEmpty() ? Set.of() : new HashSet<>(jdbc.sql(
        "select distinct TASK_ID_ from ACT_HI_IDENTITYLINK where TASK_ID_ in (:tasks) and TYPE_ = :type").param("tasks", open)
        .param("type", IdentityLinkType.ASSIGNEE).query(String.class).list());
    Set<String> waiting = new HashSet<>(jdbc.sql("""
        select distinct PROCESS_INSTANCE_ID_ from ACT_RU_JOB where PROCESS_INSTANCE_ID_ in (:instances) and HANDLER_TYPE_ = :type""")
        .param("instances", processInstanceIds).param("type", AsyncContinuationJobHandler.TYPE).query(String.class).list());
    return new Followers(all.stream().collect(Collectors.groupingBy(Activity::processInstanceId)), assigned,
        events.ofTasks(open).stream().filter(event -> event.kind() != TaskEventKind.DEPUTISED)
            .collect(Collectors.groupingBy(TaskEvent::taskId)), waiting);
  }

  private List<Activity> activities(Set<String> processInstanceIds) {
    return jdbc.sql("""
        select ID_, ACT_TYPE_, ACT_ID_, ACT_NAME_, PROC_DEF_ID_, PROC_INST_ID_, PARENT_ACT_INST_ID_, TASK_ID_, START_TIME_, END_TIME_
        from ACT_HI_ACTINST where PROC_INST_ID_ in (:instances) order by START_TIME_, SEQUENCE_COUNTER_, ID_""")
        .param("instances", processInstanceIds)
        .query((row, index) -> new Activity(row.getString("ID_"), row.getString("ACT_TYPE_"), row.getString("ACT_ID_"),
            row.getString("ACT_NAME_"), row.getString("PROC_DEF_ID_"), row.getString("PROC_INST_ID_"), row.getString("PARENT_ACT_INST_ID_"),
            row.getString("TASK_ID_"), EngineTimes.exact(ColumnTimes.engineInstant(row, "START_TIME_"), row.getString("ID_")),
            ColumnTimes.engineInstant(row, "END_TIME_"))).list().stream().sorted(Comparator.comparing(Activity::startTime)).toList();
  }

  private String followed(Done task, Followers followers) {
    String step = step(task);
    List<Activity> all = followers.activities().get(task.processInstanceId());
    Activity own = own(all, task.taskId());
    if (!task.processInstanceId().equals(own.parentId())) {
      return step + "由多个单位（或人员）分别办理，不能单独撤回";
    }
    if (all.stream().anyMatch(other -> other != own && own.endTime().isAfter(other.startTime()) && isRunning(other, own.endTime()))) {
      return step + "与其他步骤并行办理，不能单独撤回";
    }
    List<Activity> later = all.stream().filter(after(own)).toList();
    Optional<String> touched = later.stream().filter(activity -> USER_TASK.equals(activity.type()))
        .map(activity -> touched(activity, followers)).filter(Objects::nonNull).findFirst();
    if (touched.isPresent()) {
      return touched.get() + "，" + step + "不能撤回";
    }
    Optional<Activity> trace = later.stream().filter(activity -> !leavesNoTrace(activity)).findFirst();
    if (trace.isPresent()) {
      return "其后的" + shown(trace.get()) + "已经开始，" + step + "不能撤回";
    }
    return !followers.waiting().contains(task.processInstanceId()) && waitsForPeople(later) ? null : step + "之后的工作正由系统处理，不能撤回";
  }

  private static Activity own(List<Activity> all, String taskId) {
    return all.stream().filter(activity -> taskId.equals(activity.taskId())).findFirst().orElseThrow();
  }

  /** A gateway that has waited for a step ends with it, maybe in the same second. */
  private static boolean isRunning(Activity activity, Instant at) {
    return activity.endTime() == null || activity.endTime().isAfter(at)
        || PARALLEL_GATEWAY.equals(activity.type()) && activity.endTime().equals(at);
  }

  /** Nothing ran beside the step, so what began since its end, and not before it, in the same second, came of it. */
  private static Predicate<Activity> after(Activity own) {
    return activity -> activity != own && !activity.startTime().isBefore(own.endTime()) && !activity.startTime().isBefore(own.startTime());
  }

  /** A parallel gateway that joins has waited for others. */
  private boolean leavesNoTrace(Activity activity) {
    if (PARALLEL_GATEWAY.equals(activity.type())) {
      FlowNode gateway = repository.getBpmnModelInstance(activity.processDefinitionId()).getModelElementById(activity.activityId());
      return gateway.getIncoming().size() == 1;
    }
    return WITHOUT_TRACE.contains(activity.type());
  }

  /** What somebody has done with a step that followed; null if nothing. */
  private static String touched(Activity activity, Followers followers) {
    String name = "其后的" + shown(activity);
    return activity.endTime() != null ? name + "已经办理或者取消"
        : followers.assigned().contains(activity.taskId()) ? name + "已有人认领"
        : followers.events().containsKey(activity.taskId())
            ? name + "已有" + followers.events().get(activity.taskId()).get(0).kind().label() + "记录"
        : null;
  }

  /** Whether what followed waits for people, and for nothing else. */
  private static boolean waitsForPeople(List<Activity> later) {
    List<Activity> open = later.stream().filter(activity -> activity.endTime() == null && !MULTI_INSTANCE.equals(activity.type())).toList();
    return !open.isEmpty() && open.stream().allMatch(activity -> USER_TASK.equals(activity.type()));
  }

  /** Only what people have to do with has a name. */
  private static String shown(Activity activity) {
    return activity.name() == null ? "工作" : "“" + activity.name() + "”";
  }

  /**
   * Takes the task back; there is no obstacle.
   *
   * @return id of the new task
   */
  String resume(HistoricTaskInstance task, String reason) {
    String processInstanceId = task.getProcessInstanceId();
    List<Activity> all = activities(Set.of(processInstanceId));
    Set<String> later = all.stream().filter(after(own(all, task.getId()))).map(Activity::id).collect(Collectors.toSet());
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
    return earlier == null ? EngineTimes.exact(task.getStartTime().toInstant(), task.getId()) : ((Date) earlier.getValue()).toInstant();
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
