package cn.pmo.itproject.worklist;

import cn.pmo.itproject.collaboration.TaskEvent;
import cn.pmo.itproject.collaboration.TaskEventKind;
import cn.pmo.itproject.collaboration.TaskEvents;
import cn.pmo.itproject.organization.CurrentUser;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What the user has done, started and received, page by page; {@code q} is looked for in code and name of the project. */
@RestController
@RequestMapping("/api/worklist")
class WorklistController {

  private final DoneTasks done;
  private final StartedProjects started;
  private final ReceivedCopies copies;
  private final TaskService taskService;
  private final TaskEvents events;
  private final TaskFilters filters;
  private final FilterValues values;
  private final CurrentUser currentUser;

  WorklistController(DoneTasks done, StartedProjects started, ReceivedCopies copies, TaskService taskService, TaskEvents events,
      TaskFilters filters, FilterValues values, CurrentUser currentUser) {
    this.done = done;
    this.started = started;
    this.copies = copies;
    this.taskService = taskService;
    this.events = events;
    this.filters = filters;
    this.values = values;
    this.currentUser = currentUser;
  }

  @GetMapping("/done")
  Paged<DoneTasks.Done> done(@RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "20") int size,
      @RequestParam(defaultValue = "") String q) {
    return done.list(PageRequest.of(page, size, q));
  }

  @GetMapping("/started")
  Paged<StartedProjects.Started> started(@RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "20") int size,
      @RequestParam(defaultValue = "") String q) {
    return started.list(PageRequest.of(page, size, q));
  }

  @GetMapping("/copied")
  Paged<ReceivedCopies.Copy> copied(@RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "20") int size,
      @RequestParam(defaultValue = "") String q) {
    return copies.list(PageRequest.of(page, size, q));
  }

  @PostMapping("/copied/{id}/read")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void read(@PathVariable long id) {
    copies.read(id);
  }

  /**
   * Numbers for a glance.
   *
   * @param remindersOpen of the user's own open tasks, those somebody asked him to hurry with
   * @param overdue of the tasks he has or may claim, those past their limit, as in the filter 已逾期
   */
  record Summary(long copiedUnread, long remindersOpen, long overdue) {
  }

  @GetMapping("/summary")
  Summary summary() {
    var mine = taskService.createTaskQuery().taskAssignee(currentUser.requireId()).list().stream().map(Task::getId).toList();
    long reminded = events.ofTasks(mine).stream().filter(event -> event.kind() == TaskEventKind.REMINDED).map(TaskEvent::taskId).distinct()
        .count();
    return new Summary(copies.unread(), reminded, overdue());
  }

  /** As 已逾期 is made; its conditions are expressions, which the engine evaluates in a saved filter only. */
  private long overdue() {
    String me = currentUser.requireId();
    return taskService.createTaskQuery().or().taskAssignee(me).taskCandidateUser(me).taskCandidateGroupIn(values.groups()).endOr()
        .dueBefore(values.now()).count();
  }

  /** How many tasks the user finds in each filter of the task list he may read, by the filter's id. */
  @GetMapping("/filter-counts")
  Map<String, Long> filterCounts() {
    return filters.counts();
  }
}
