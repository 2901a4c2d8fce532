package cn.pmo.itproject.collaboration;

import cn.pmo.itproject.organization.Person;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What people do with tasks besides working on them, over HTTP. */
@RestController
@RequestMapping("/api/tasks/{id}")
class TaskCollaborationController {

  private final TaskCollaboration collaboration;

  TaskCollaborationController(TaskCollaboration collaboration) {
    this.collaboration = collaboration;
  }

  record HandOver(String userId, String reason) {
  }

  record Reason(String reason) {
  }

  record Message(String message) {
  }

  record Copy(List<String> userIds, String message) {
  }

  record Resumed(String taskId) {
  }

  @GetMapping("/actions")
  TaskActions actions(@PathVariable String id) {
    return collaboration.actions(id);
  }

  /** To whom the task may be handed over. */
  @GetMapping("/candidates")
  List<Person> candidates(@PathVariable String id) {
    return collaboration.candidates(id);
  }

  @PostMapping("/transfer")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void transfer(@PathVariable String id, @RequestBody HandOver request) {
    collaboration.transfer(id, request.userId(), request.reason());
  }

  @PostMapping("/delegate")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void delegate(@PathVariable String id, @RequestBody HandOver request) {
    collaboration.delegate(id, request.userId(), request.reason());
  }

  @PostMapping("/recall")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void recall(@PathVariable String id, @RequestBody Reason request) {
    collaboration.recall(id, request.reason());
  }

  @PostMapping("/remind")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remind(@PathVariable String id, @RequestBody Message request) {
    collaboration.remind(id, request.message());
  }

  @PostMapping("/copy")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void copy(@PathVariable String id, @RequestBody Copy request) {
    collaboration.copy(id, request.userIds(), request.message());
  }

  @PostMapping("/comments")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void comment(@PathVariable String id, @RequestBody Message request) {
    collaboration.comment(id, request.message());
  }

  /** Takes back a completed task. */
  @PostMapping("/withdraw")
  Resumed withdraw(@PathVariable String id, @RequestBody Reason request) {
    return new Resumed(collaboration.withdraw(id, request.reason()));
  }
}
