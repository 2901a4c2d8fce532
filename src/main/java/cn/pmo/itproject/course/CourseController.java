package cn.pmo.itproject.course;

import cn.pmo.itproject.project.ProjectAccess;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What has happened in a project, for those who take part in it; for others it does not exist. */
@RestController
@RequestMapping("/api/projects/{code}")
class CourseController {

  private final ProjectAccess access;
  private final Courses courses;
  private final ProjectDocuments documents;

  CourseController(ProjectAccess access, Courses courses, ProjectDocuments documents) {
    this.access = access;
    this.courses = courses;
    this.documents = documents;
  }

  @GetMapping("/course")
  CourseView course(@PathVariable String code) {
    access.require(code);
    return courses.of(code);
  }

  /** All versions of all documents. */
  @GetMapping("/documents")
  List<ProjectDocument> documents(@PathVariable String code) {
    access.require(code);
    return documents.of(code);
  }
}
