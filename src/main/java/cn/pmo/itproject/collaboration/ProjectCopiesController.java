package cn.pmo.itproject.collaboration;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** To whom a project was shown, over HTTP. */
@RestController
@RequestMapping("/api")
class ProjectCopiesController {

  private final TaskCollaboration collaboration;

  ProjectCopiesController(TaskCollaboration collaboration) {
    this.collaboration = collaboration;
  }

  @GetMapping("/projects/{code}/copies")
  List<SentCopy> copies(@PathVariable String code) {
    return collaboration.copies(code);
  }

  /** Takes back a copy; for its sender and those who look after the running of the processes. */
  @DeleteMapping("/worklist/copied/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void revoke(@PathVariable long id) {
    collaboration.revokeCopy(id);
  }
}
