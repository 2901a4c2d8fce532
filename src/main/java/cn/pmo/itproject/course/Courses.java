package cn.pmo.itproject.course;

import cn.pmo.itproject.calendar.TimeWords;
import cn.pmo.itproject.calendar.WorkingDayCalendars;
import cn.pmo.itproject.collaboration.TaskEvent;
import cn.pmo.itproject.collaboration.TaskEventKind;
import cn.pmo.itproject.collaboration.TaskEvents;
import cn.pmo.itproject.collaboration.TaskOffers;
import cn.pmo.itproject.deputy.Deputies;
import cn.pmo.itproject.document.DocumentRegister;
import cn.pmo.itproject.organization.CurrentUser;
import cn.pmo.itproject.project.Project;
import cn.pmo.itproject.project.ProjectAccess;
import cn.pmo.itproject.project.ProjectLedger;
import cn.pmo.itproject.project.ProjectPhases;
import cn.pmo.itproject.project.ProjectStatus;
import cn.pmo.itproject.review.ReviewRecord;
import cn.pmo.itproject.review.ReviewRecords;
import cn.pmo.itproject.step.StepCatalog;
import cn.pmo.itproject.step.StepProperties;
import cn.pmo.itproject.worklist.Handlers;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.stereotype.Service;

/** Tells the course of a project from all that was recorded of it. Whether the user may know it is for the caller to decide. */
@Service
class Courses {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final ProjectLedger ledger;
  private final ProjectAccess access;
  private final CourseSteps steps;
  private final ProjectPhases phases;
  private final StepCatalog catalog;
  private final Completers completers;
  private final SubmittedData submitted;
  private final DocumentRegister documents;
  private final ReviewRecords reviews;
  private final TaskEvents events;
  private final Deputies deputies;
  private final Handlers handlers;
  private final TaskOffers offers;
  private final CurrentUser directory;
  private final WorkingDayCalendars calendars;

  Courses(ProjectLedger ledger, ProjectAccess access, CourseSteps steps, ProjectPhases phases, StepCatalog catalog, Completers completers,
      SubmittedData submitted, DocumentRegister documents, ReviewRecords reviews, TaskEvents events, Deputies deputies, Handlers handlers,
      TaskOffers offers, CurrentUser directory, WorkingDayCalendars calendars) {
    this.ledger = ledger;
    this.access = access;
    this.steps = steps;
    this.phases = phases;
    this.catalog = catalog;
    this.completers = completers;
    this.submitted = submitted;
    this.documents = documents;
    this.reviews = reviews;
    this.events = events;
    this.deputies = deputies;
    this.handlers = handlers;
    this.offers = offers;
    this.directory = directory;
    this.calendars = calendars;
  }

  CourseView of(String projectCode) {
    Project project = ledger.require(projectCode);
    return new CourseView(head(project), new Telling(project).entries());
  }

  private CourseView.ProjectHead head(Project project) {
    return new CourseView.ProjectHead(project.code(), project.name(), project.buildType().name(), project.buildType().label(),
        project.departmentName(), project.status().name(), project.status().label(), project.phaseName(),
        directory.displayName(project.startedBy()), project.startedAt(), project.closedAt(), project.plannedInvestment(),
        project.approvedBudget(), access.participates(project.code()));
  }

  /** All that is known of one project, read once. */
  private final class Telling {

    private final Project project;
    private final List<CourseSteps.Step> tasks;
    private final Map<String, ProjectPhases.Place> places;
    private final Map<String, String> people = new HashMap<>();
    private final Map<String, String> principals;
    private final Map<String, String> names;
    private final Map<String, ReviewRecord> decisions = new HashMap<>();
    private final Map<String, List<SubmittedData.Entry>> data;
    private final Map<String, List<TaskEvent>> eventsByTask;
    private final Map<String, List<String>> candidates;
    private final Set<String> remindable;
    private final Set<String> withdrawable;
    private final Set<String> withdrawn = new HashSet<>();
    private final StepDocuments stepDocuments;
    private final TimeWords words = new TimeWords(calendars.current());
    private final Instant now = ClockUtil.now().toInstant();

    Telling(Project project) {
      String code = project.code();
      this.project = project;
      tasks = steps.of(code);
      places = phases.ofProject(code);
      Map<String, String> completedBy = completers.of(code);
      tasks.forEach(task -> people.put(task.taskId(), completedBy.getOrDefault(task.taskId(), task.assignee())));
      principals = deputies.principals(people);
      Set<String> known = new HashSet<>(people.values());
      known.addAll(principals.values());
      known.add(project.startedBy());
      names = directory.displayNames(known);
      reviews.of(code).forEach(review -> decisions.put(review.taskId(), review));
      data = submitted.of(code).stream().collect(Collectors.groupingBy(entry -> Objects.toString(entry.taskId(), "")));
      eventsByTask = events.of(code).stream().collect(Collectors.groupingBy(TaskEvent::taskId));
      eventsByTask.forEach((task, told) -> {
        if (told.stream().anyMatch(event -> event.kind() == TaskEventKind.WITHDRAWN)) {
          withdrawn.add(task);
        }
      });
      List<String> open = tasks.stream().filter(task -> task.endedAt() == null).map(CourseSteps.Step::taskId).toList();
      candidates = handlers.candidates(open);
      remindable = offers.remindable(code, open);
      String me = directory.requireId();
      withdrawable = offers.withdrawable(tasks.stream().filter(CourseSteps.Step::completed).map(CourseSteps.Step::taskId)
          .filter(task -> me.equals(people.get(task))).toList());
      stepDocuments = new StepDocuments(documents.all(code), steps.deliveries(code));
    }

    List<CourseView.Entry> entries() {
      List<CourseView.Entry> entries = new ArrayList<>();
      tasks.forEach(task -> entries.add(step(task)));
      Set<String> told = tasks.stream().map(CourseSteps.Step::taskId).collect(Collectors.toSet());
      eventsByTask.forEach((task, some) -> {
        if (!told.contains(task)) {
          some.forEach(event -> entries.add(event(event)));
        }
      });
      entries.sort(Comparator.comparing(CourseView.Entry::startedAt));
      steps.start(project.code()).ifPresent(start -> entries.add(0, start(start)));
      end().ifPresent(entries::add);
      return entries;
    }

    private CourseView.Entry start(CourseSteps.Start start) {
      Optional<StepProperties> step = catalog.find(start.processDefinitionId(), start.stepId());
      ProjectPhases.Place place = places.get(start.processInstanceId());
      return new CourseView.Entry(CourseView.Kind.START, null, step.flatMap(StepProperties::clause).orElse(null),
          step.map(StepProperties::stepName).orElse(start.stepId()), place.phaseName(), place.processName(), null, CourseView.State.DONE,
          project.startedBy(), name(project.startedBy()), null, List.of(), start.at(), start.at(), null, null, null, false, null, null,
          null, false, null, null, List.of(), stepDocuments.ofElement(start.processInstanceId(), start.stepId()), data("", null), List.of(),
          false, false, null);
    }

    private CourseView.Entry step(CourseSteps.Step task) {
      ProjectPhases.Place place = places.get(task.processInstanceId());
      ReviewRecord review = decisions.get(task.taskId());
      CourseView.State state = state(task);
      boolean cancelled = state == CourseView.State.CANCELLED;
      Instant end = task.endedAt() == null ? now : task.endedAt();
      boolean late = !cancelled && words.isLate(task.dueAt(), end);
      String user = people.get(task.taskId());
      return new CourseView.Entry(CourseView.Kind.STEP, task.taskId(),
          catalog.find(task.processDefinitionId(), task.stepId()).flatMap(StepProperties::clause).orElse(null), task.name(),
          place.phaseName(), place.processName(), task.unitName(), state, user, name(user), name(principals.get(task.taskId())),
          candidates.getOrDefault(task.taskId(), List.of()), task.startedAt(), task.endedAt(), task.dueAt(),
          words.given(task.startedAt(), task.dueAt()).orElse(null),
          task.completed() ? words.duration(task.startedAt(), end) : null, late,
          late ? (task.endedAt() == null ? "已" : "") + words.late(task.dueAt(), end) : null,
          review == null ? null : review.verdict(), review == null ? null : review.verdictLabel(), review != null && review.negative(),
          review == null ? null : review.reason(), review == null ? null : review.suggestion(), findings(review),
          stepDocuments.of(task.taskId(), review), data(task.taskId(), review),
          eventsByTask.getOrDefault(task.taskId(), List.of()).stream().map(this::view).toList(), remindable.contains(task.taskId()),
          withdrawable.contains(task.taskId()), cancelled ? cancelledBy(task) : null);
    }

    private CourseView.State state(CourseSteps.Step task) {
      if (withdrawn.contains(task.taskId())) {
        return CourseView.State.WITHDRAWN;
      }
      if (task.endedAt() == null) {
        return CourseView.State.OPEN;
      }
      return task.completed() ? CourseView.State.DONE : CourseView.State.CANCELLED;
    }

    /** What came of a step is cancelled when the step is taken back. */
    private String cancelledBy(CourseSteps.Step task) {
      return tasks.stream().filter(earlier -> withdrawn.contains(earlier.taskId()) && earlier.completed()
              && earlier.processInstanceId().equals(task.processInstanceId()) && !task.startedAt().isBefore(earlier.endedAt()))
          .flatMap(earlier -> eventsByTask.get(earlier.taskId()).stream().filter(event -> event.kind() == TaskEventKind.WITHDRAWN))
          .filter(event -> !task.endedAt().isAfter(event.at())).findFirst()
          .map(event -> "因 " + event.userName() + " 撤回 " + event.stepName() + " 而取消").orElse(null);
    }

    private CourseView.Entry event(TaskEvent event) {
      ProjectPhases.Place place = places.get(event.processInstanceId());
      return new CourseView.Entry(CourseView.Kind.EVENT, event.taskId(), null, event.stepName(), place == null ? null : place.phaseName(),
          place == null ? null : place.processName(), null, CourseView.State.DONE, event.userId(), event.userName(), null, List.of(),
          event.at(), event.at(), null, null, null, false, null, null, null, false, null, null, List.of(), List.of(), List.of(),
          List.of(view(event)), false, false, null);
    }

    private Optional<CourseView.Entry> end() {
      if (project.status() == ProjectStatus.RUNNING) {
        return Optional.empty();
      }
      boolean terminated = project.status() == ProjectStatus.TERMINATED;
      List<CourseView.Field> where = terminated && project.terminatedStep() != null
          ? List.of(new CourseView.Field("终止步骤", project.terminatedStep())) : List.of();
      return Optional.of(new CourseView.Entry(terminated ? CourseView.Kind.TERMINATED : CourseView.Kind.END, null, null,
          terminated ? "项目终止" : "项目归档结项", null, null, null, CourseView.State.DONE, null, null, null, List.of(), project.closedAt(),
          project.closedAt(), null, null, null, false, null, null, null, terminated, project.terminatedReason(), null, List.of(), List.of(),
          where, List.of(), false, false, null));
    }

    /** What is shown as the decision is left out. */
    private List<CourseView.Field> data(String taskId, ReviewRecord review) {
      List<String> shown = review == null ? List.of() : Arrays.asList(review.verdictLabel(), review.reason(), review.suggestion());
      return data.getOrDefault(taskId, List.of()).stream().filter(entry -> !shown.contains(entry.text()))
          .map(entry -> new CourseView.Field(entry.label(), entry.text())).toList();
    }

    private CourseView.EventView view(TaskEvent event) {
      return new CourseView.EventView(event.kind().name(), event.kind().label(), event.userName(), event.targetNames(), event.message(),
          event.at());
    }

    private String name(String userId) {
      return userId == null ? null : names.getOrDefault(userId, userId);
    }
  }

  private static List<CourseView.Finding> findings(ReviewRecord review) {
    if (review == null || review.findings() == null) {
      return List.of();
    }
    List<CourseView.Finding> findings = new ArrayList<>();
    try {
      for (JsonNode row : JSON.readTree(review.findings())) {
        findings.add(new CourseView.Finding(row.path("criterion").isInt() ? "标准 " + row.path("criterion").asInt() : null,
            row.path("description").asText()));
      }
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Findings of review record " + review.id() + " are no JSON", e);
    }
    return findings;
  }
}
