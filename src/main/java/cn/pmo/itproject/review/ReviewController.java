package cn.pmo.itproject.review;

import cn.pmo.itproject.collaboration.TaskEvents;
import cn.pmo.itproject.project.ProjectAccess;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.Set;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The review records of a project over HTTP, for those who take part in it. */
@RestController
class ReviewController {

  private final ProjectAccess access;
  private final ReviewRecords records;
  private final TaskEvents events;

  ReviewController(ProjectAccess access, ReviewRecords records, TaskEvents events) {
    this.access = access;
    this.records = records;
    this.events = events;
  }

  /**
   * A record as clients see it.
   *
   * @param withdrawn whether the step was taken back, so that the decision no longer counts
   */
  record ReviewView(@JsonUnwrapped ReviewRecord review, String kindLabel, boolean withdrawn) {
  }

  @GetMapping("/api/projects/{code}/reviews")
  List<ReviewView> list(@PathVariable String code) {
    access.require(code);
    Set<String> withdrawn = events.withdrawn(code);
    return records.of(code).stream().map(r -> new ReviewView(r, r.kind().label(), withdrawn.contains(r.taskId()))).toList();
  }
}
