package cn.pmo.itproject.course;

import cn.pmo.itproject.collaboration.TaskEvents;
import cn.pmo.itproject.document.DocumentRegister;
import cn.pmo.itproject.document.DocumentVersion;
import cn.pmo.itproject.project.ProjectPhases;
import cn.pmo.itproject.review.ReviewRecord;
import cn.pmo.itproject.review.ReviewRecords;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** All documents of a project: in which phase they were delivered, who approved them. */
@Service
class ProjectDocuments {

  private final DocumentRegister register;
  private final ReviewRecords reviews;
  private final ProjectPhases phases;
  private final TaskEvents events;

  ProjectDocuments(DocumentRegister register, ReviewRecords reviews, ProjectPhases phases, TaskEvents events) {
    this.register = register;
    this.reviews = reviews;
    this.phases = phases;
    this.events = events;
  }

  /** Every version in the order of delivery. */
  List<ProjectDocument> of(String projectCode) {
    Map<String, ProjectPhases.Place> places = phases.ofProject(projectCode);
    List<ReviewRecord> decisions = reviews.of(projectCode);
    Set<String> withdrawn = events.withdrawn(projectCode);
    Set<String> current = register.latest(projectCode).stream().map(DocumentVersion::id).collect(Collectors.toSet());
    return register.all(projectCode).stream().map(version -> {
      ProjectPhases.Place place = places.get(version.processInstanceId());
      return new ProjectDocument(version, place == null ? null : place.phaseName(), place == null ? null : place.processName(),
          decisions.stream().filter(decision -> StepDocuments.isReviewed(version, decision))
              .map(decision -> new ProjectDocument.Approval(decision.stepName(), decision.userName(), decision.verdict(),
                  decision.verdictLabel(), decision.negative(), decision.decidedAt(), withdrawn.contains(decision.taskId()))).toList(),
          current.contains(version.id()));
    }).toList();
  }
}
