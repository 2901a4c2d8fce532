package cn.pmo.itproject.course;

import cn.pmo.itproject.document.DocumentVersion;
import cn.pmo.itproject.review.ReviewRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Assigns the versions of documents to the tasks at which they were delivered or reviewed. */
final class StepDocuments {

  /** The engine's times may be kept to the second only, ours are not. */
  private static final Duration ROUNDING = Duration.ofSeconds(1);

  private final List<DocumentVersion> versions;
  private final Map<String, List<DocumentVersion>> delivered = new HashMap<>();
  private final List<DocumentVersion> elsewhere = new ArrayList<>();

  StepDocuments(List<DocumentVersion> versions, List<CourseSteps.Step> steps) {
    this.versions = versions;
    versions.forEach(version -> steps.stream().filter(step -> mayDeliver(step, version))
        .max(Comparator.comparing((CourseSteps.Step step) -> step.stepId().equals(version.stepId()))
            .thenComparing(step -> wasOpen(step, version.createdAt(), Duration.ZERO)).thenComparing(CourseSteps.Step::startedAt))
        .ifPresentOrElse(step -> delivered.computeIfAbsent(step.taskId(), id -> new ArrayList<>()).add(version),
            () -> elsewhere.add(version)));
  }

  /** A document that another step of the process declares may still have been delivered here. */
  private static boolean mayDeliver(CourseSteps.Step step, DocumentVersion version) {
    return step.processInstanceId().equals(version.processInstanceId())
        && (version.scopeName().isEmpty() || version.scopeName().equals(step.unitName()))
        && wasOpen(step, version.createdAt(), ROUNDING);
  }

  private static boolean wasOpen(CourseSteps.Step step, Instant at, Duration tolerance) {
    return !at.isBefore(step.startedAt().minus(tolerance)) && (step.endedAt() == null || !at.isAfter(step.endedAt().plus(tolerance)));
  }

  /** What a task delivered, then what it decided on. */
  List<CourseView.DocumentRef> of(String taskId, ReviewRecord review) {
    List<CourseView.DocumentRef> documents = new ArrayList<>();
    delivered.getOrDefault(taskId, List.of()).forEach(version -> documents.add(reference(version, false)));
    if (review != null && review.documentVariable() != null) {
      versions.stream().filter(version -> isReviewed(version, review)).findFirst()
          .ifPresent(version -> documents.add(reference(version, true)));
    }
    return documents;
  }

  /** What no task delivered but this element of this process instance, such as the start. */
  List<CourseView.DocumentRef> ofElement(String processInstanceId, String elementId) {
    return elsewhere.stream()
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
