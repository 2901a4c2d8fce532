package cn.pmo.itproject.worklist;

import cn.pmo.itproject.calendar.TimeWords;
import cn.pmo.itproject.calendar.WorkingDayCalendars;
import cn.pmo.itproject.collaboration.TaskEvent;
import cn.pmo.itproject.collaboration.TaskEventKind;
import cn.pmo.itproject.collaboration.TaskEvents;
import cn.pmo.itproject.deputy.Deputies;
import cn.pmo.itproject.document.DocumentVersion;
import cn.pmo.itproject.organization.CurrentUser;
import cn.pmo.itproject.project.Project;
import cn.pmo.itproject.project.ProjectLedger;
import cn.pmo.itproject.project.ProjectPhases;
import cn.pmo.itproject.review.ReviewRecord;
import cn.pmo.itproject.review.ReviewedDocuments;
import cn.pmo.itproject.step.StepCatalog;
import cn.pmo.itproject.step.StepProperties;
import cn.pmo.itproject.step.StepUnits;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.task.DelegationState;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Service;

/** The cards of the task list, with a fixed number of queries for any number of tasks. */
@Service
class Cards {

  private static final Set<TaskEventKind> HANDED_ON =
      Set.of(TaskEventKind.TRANSFERRED, TaskEventKind.DELEGATED, TaskEventKind.RESOLVED, TaskEventKind.RECALLED);

  private final TaskService taskService;
  private final ProjectPhases phases;
  private final ProjectLedger ledger;
  private final StepCatalog steps;
  private final StepUnits units;
  private final SentBack sentBack;
  private final TaskEvents events;
  private final Handlers handlers;
  private final Deputies deputies;
  private final ReviewedDocuments documents;
  private final CurrentUser users;
  private final WorkingDayCalendars calendars;

  Cards(TaskService taskService, ProjectPhases phases, ProjectLedger ledger, StepCatalog steps, StepUnits units, SentBack sentBack,
      TaskEvents events, Handlers handlers, Deputies deputies, ReviewedDocuments documents,
      CurrentUser users, WorkingDayCalendars calendars) {
    this.taskService = taskService;
    this.phases = phases;
    this.ledger = ledger;
    this.steps = steps;
    this.units = units;
    this.sentBack = sentBack;
    this.events = events;
    this.handlers = handlers;
    this.deputies = deputies;
    this.documents = documents;
    this.users = users;
    this.calendars = calendars;
  }

  /** The cards of those of the tasks that are open and that the current user may read, in the order of the ids. */
  List<Card> of(List<String> taskIds) {
    if (taskIds.isEmpty()) {
      return List.of();
    }
    List<Task> tasks = taskService.createTaskQuery().taskIdIn(taskIds.toArray(String[]::new)).list().stream()
        .sorted(Comparator.comparing(task -> taskIds.indexOf(task.getId()))).toList();
    List<String> readable = tasks.stream().map(Task::getId).toList();
    Map<String, ProjectPhases.Place> places = phases.of(values(tasks, Task::getProcessInstanceId));
    Map<String, Project> projects = ledger.find(values(places.values(), ProjectPhases.Place::projectCode)).stream()
        .collect(Collectors.toMap(Project::code, Function.identity()));
    Map<String, ReviewRecord> returned = sentBack.of(tasks, projects.keySet());
    Map<String, List<String>> candidates = handlers.candidates(readable);
    Map<String, List<TaskEvent>> told = events.ofTasks(readable).stream().collect(Collectors.groupingBy(TaskEvent::taskId));
    Map<String, String> unitNames = units.of(tasks.stream().map(task -> new StepUnits.Place(task.getId(), task.getProcessDefinitionId(),
        task.getTaskDefinitionKey(), task.getProcessInstanceId(), task.getExecutionId())).toList());
    Map<String, DocumentVersion> reviewed = documents.of(tasks, task -> code(places, task));
    Map<String, String> principals = deputies.principals(readable, users.requireId());
    List<String> people = new ArrayList<>(values(tasks, Task::getAssignee));
    people.addAll(values(tasks, Task::getOwner));
    people.addAll(principals.values());
    Map<String, String> names = users.displayNames(people);
    TimeWords words = new TimeWords(calendars.current());
    Instant now = ClockUtil.now().toInstant();
    return tasks.stream().map(task -> {
      ProjectPhases.Place place = places.get(task.getProcessInstanceId());
      Project project = place == null ? null : projects.get(place.projectCode());
      Instant due = task.getDueDate() == null ? null : task.getDueDate().toInstant();
      boolean delegated = task.getDelegationState() == DelegationState.PENDING;
      List<TaskEvent> happened = told.getOrDefault(task.getId(), List.of());
      List<TaskEvent> reminded = happened.stream().filter(event -> event.kind() == TaskEventKind.REMINDED).toList();
      Optional<TaskEvent> handedOn = happened.stream().filter(event -> HANDED_ON.contains(event.kind())).reduce((earlier, later) -> later);
      return new Card(task.getId(), project == null ? null : project.code(), project == null ? null : project.name(),
          project == null ? null : project.buildType().name(), project == null ? null : project.buildType().label(),
          steps.find(task.getProcessDefinitionId(), task.getTaskDefinitionKey()).flatMap(StepProperties::clause).orElse(null),
          task.getName(), unitNames.get(task.getId()), place == null ? null : place.phaseName(),
          place == null ? null : place.processName(), task.getAssignee(), name(names, task.getAssignee()),
          candidates.getOrDefault(task.getId(), List.of()), due, words.limit(due, now),
          returned(returned.get(task.getId())), reminded.size(), lastReminder(reminded),
          name(names, principals.get(task.getId())), delegated ? name(names, task.getOwner()) : null,
          delegated ? name(names, task.getAssignee()) : null, delegated ? handedOn.map(TaskEvent::message).orElse(null) : null,
          delegationDone(task, handedOn), reviewed(reviewed.get(task.getId())));
    }).toList();
  }

  private static String code(Map<String, ProjectPhases.Place> places, Task task) {
    ProjectPhases.Place place = places.get(task.getProcessInstanceId());
    return place == null ? null : place.projectCode();
  }

  private static Card.DelegationDone delegationDone(Task task, Optional<TaskEvent> handedOn) {
    return task.getDelegationState() != DelegationState.RESOLVED ? null
        : handedOn.filter(event -> event.kind() == TaskEventKind.RESOLVED)
        .map(event -> new Card.DelegationDone(event.userName(), event.at()))
            .orElse(null);
  }

  private static Card.Reviewed reviewed(DocumentVersion version) {
    return version == null ? null : new Card.Reviewed(version.id(), version.title(), version.version(), version.fileName(),
        version.authorName(), version.projectCode());
  }

  private static Card.Returned returned(ReviewRecord review) {
    return review == null ? null
        : new Card.Returned(review.userName(), review.decidedAt(), review.verdictLabel(), review.reason());
  }

  private static Card.Reminder lastReminder(List<TaskEvent> reminders) {
    if (reminders.isEmpty()) {
      return null;
    }
    TaskEvent last = reminders.get(reminders.size() - 1);
    return new Card.Reminder(last.userName(), last.at(), last.message());
  }

  private static String name(Map<String, String> names, String id) {
    return id == null ? null : names.getOrDefault(id, id);
  }

  private static <T> List<String> values(Collection<T> of, Function<T, String> value) {
    return of.stream().map(value).filter(Objects::nonNull).distinct().toList();
  }
}
