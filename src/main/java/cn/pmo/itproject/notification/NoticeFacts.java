package cn.pmo.itproject.notification;

import static cn.pmo.itproject.notification.Notice.Facts;

import cn.pmo.itproject.calendar.TimeWords;
import cn.pmo.itproject.calendar.WorkingDayCalendars;
import cn.pmo.itproject.collaboration.TaskEvent;
import cn.pmo.itproject.collaboration.TaskEventKind;
import cn.pmo.itproject.collaboration.TaskEvents;
import cn.pmo.itproject.organization.CurrentUser;
import cn.pmo.itproject.project.Project;
import cn.pmo.itproject.project.ProjectLedger;
import cn.pmo.itproject.review.ReviewRecord;
import cn.pmo.itproject.worklist.Handlers;
import cn.pmo.itproject.worklist.SentBack;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.stereotype.Component;

/** Finds what is to be told of a task or a project besides what the notice brings along. */
@Component
class NoticeFacts {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm");
  private static final Set<TaskEventKind> HANDED_ON = Set.of(TaskEventKind.TRANSFERRED, TaskEventKind.DELEGATED, TaskEventKind.RESOLVED,
      TaskEventKind.RECALLED, TaskEventKind.DEPUTISED);

  private final ProjectLedger ledger;
  private final TaskEvents events;
  private final SentBack sentBack;
  private final Handlers handlers;
  private final CurrentUser directory;
  private final WorkingDayCalendars calendars;

  NoticeFacts(ProjectLedger ledger, TaskEvents events, SentBack sentBack, Handlers handlers, CurrentUser directory,
      WorkingDayCalendars calendars) {
    this.ledger = ledger;
    this.events = events;
    this.sentBack = sentBack;
    this.handlers = handlers;
    this.directory = directory;
    this.calendars = calendars;
  }

  /**
   * The notice with all that is known; that a new task came back shows when one looks at what went before it.
   *
   * @param task the task of the notice; null if it is done or there is none
   */
  Notice complete(Notice notice, TaskEntity task) {
    Map<String, String> facts = new HashMap<>();
    Optional<Project> project = Optional.ofNullable(notice.projectCode()).flatMap(ledger::find);
    project.ifPresent(known -> facts.put(Facts.PROJECT_NAME, known.name()));
    if (task == null) {
      return notice.as(notice.event(), facts);
    }
    if (project.isEmpty()) {
      ProcessDefinitionEntity process = task.getExecution().getProcessDefinition();
      facts.put(Facts.PROJECT_NAME, process.getName() == null ? process.getKey() : process.getName());
    }
    facts.put(Facts.STEP, OpenTasks.title(task));
    facts.put(Facts.HANDLER, task.getAssignee() != null ? directory.displayName(task.getAssignee())
        : String.join("、", handlers.candidates(List.of(task.getId())).getOrDefault(task.getId(), List.of())));
    if (task.getDueDate() != null) {
      Instant due = task.getDueDate().toInstant();
      facts.put(Facts.DUE, TIME.format(due.atZone(calendars.current().zone())));
      facts.put(Facts.DELAY, new TimeWords(calendars.current()).limit(due, ClockUtil.now().toInstant()).text());
    }
    if (notice.event() != NoticeEvent.NEW_TASK) {
      return notice.as(notice.event(), facts);
    }
    Optional<TaskEvent> handedOn = events.ofTasks(List.of(task.getId())).stream().filter(event -> HANDED_ON.contains(event.kind()))
        .reduce((earlier, later) -> later).filter(event -> !notice.users().isEmpty());
    handedOn.ifPresent(event -> {
      facts.put(Facts.HANDED_ON, event.kind().label());
      facts.put(Facts.ACTOR, event.userName());
      facts.put(Facts.REASON, event.message());
    });
    Optional<ReviewRecord> returned = handedOn.isPresent() || project.isEmpty() ? Optional.empty()
        : Optional.ofNullable(sentBack.of(List.of(task), List.of(notice.projectCode())).get(task.getId()));
    returned.ifPresent(review -> {
      facts.put(Facts.REVIEW_STEP, review.stepName());
      facts.put(Facts.ACTOR, review.userName());
      facts.put(Facts.RESULT, review.verdictLabel());
      facts.put(Facts.REASON, review.reason());
      facts.put(Facts.SUGGESTION, review.suggestion());
    });
    return notice.as(returned.isPresent() ? NoticeEvent.RETURNED : NoticeEvent.NEW_TASK, facts);
  }
}
