package cn.pmo.itproject.review;

import cn.pmo.itproject.project.ProjectAccess;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The review records of a project over HTTP, for those who take part in it. */
@RestController
class ReviewController {

  private final ProjectAccess access;
  private final ReviewRecords records;

  ReviewController(ProjectAccess access, ReviewRecords records) {
    this.access = access;
    this.records = records;
  }

  record ReviewView(@JsonUnwrapped ReviewRecord review, String kindLabel) {
  }

  @GetMapping("/api/projects/{code}/reviews")
  List<ReviewView> list(@PathVariable String code) {
    access.require(code);
    return records.of(code).stream().map(r -> new ReviewView(r, r.kind().label())).toList();
  }
}
