package cn.pmo.itproject.course;

import cn.pmo.itproject.document.DocumentVersion;
import cn.pmo.itproject.review.ReviewRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The versions of a project's documents by the tasks at which they were delivered or reviewed. */
final class StepDocuments {

  private final List<DocumentVersion> versions;
  private final Map<String, String> tasks;

  /**
   * @param versions of all documents
   * @param tasks the task that delivered a version, by the version's id; those that no task delivered are missing
   */
  StepDocuments(List<DocumentVersion> versions, Map<String, String> tasks) {
    this.versions = versions;
    this.tasks = tasks;
  }

  /** What a task delivered, then what it decided on. */
  List<CourseView.DocumentRef> of(String taskId, ReviewRecord review) {
    List<CourseView.DocumentRef> documents = new ArrayList<>();
    versions.stream().filter(version -> taskId.equals(tasks.get(version.id())))
        .forEach(version -> documents.add(reference(version, false)));
    if (review != null && review.documentVariable() != null) {
      versions.stream().filter(version -> isReviewed(version, review)).findFirst()
          .ifPresent(version -> documents.add(reference(version, true)));
    }
    return documents;
  }

  /** What no task delivered but this element of this process instance, such as the start. */
  List<CourseView.DocumentRef> ofElement(String processInstanceId, String elementId) {
    return versions.stream().filter(version -> !tasks.containsKey(version.id()))
        .filter(version -> version.processInstanceId().equals(processInstanceId) && Objects.equals(version.stepId(), elementId))
        .map(version -> reference(version, false)).toList();
  }

  /** Whether the review decided on this very version. */
  static boolean isReviewed(DocumentVersion version, ReviewRecord review) {
    return version.variable().equals(review.documentVariable()) && version.sha256().equals(review.documentSha256())
        && Objects.equals(version.version(), review.documentVersion());
  }

  private static CourseView.DocumentRef reference(DocumentVersion version, boolean reviewed) {
    return new CourseView.DocumentRef(version.id(), version.title(), version.version(), version.fileName(), reviewed);
  }
}
