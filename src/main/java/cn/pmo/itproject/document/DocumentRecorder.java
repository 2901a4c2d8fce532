package cn.pmo.itproject.document;

import cn.pmo.itproject.organization.CurrentUser;
import cn.pmo.itproject.project.ProjectVariableWrites;
import cn.pmo.itproject.step.StepProperties;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.history.event.HistoricDetailEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricVariableUpdateEventEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Registers a version of a document whenever a process instance of a project writes a File variable. */
@Component
public class DocumentRecorder {

  private final ObjectProvider<DocumentRegister> register;
  private final ObjectProvider<DocumentAuthors> authors;
  private final ObjectProvider<CurrentUser> currentUser;

  /** The engine has the recorder before its own services exist, so they are looked up when a document comes. */
  DocumentRecorder(ObjectProvider<DocumentRegister> register, ObjectProvider<DocumentAuthors> authors,
      ObjectProvider<CurrentUser> currentUser) {
    this.register = register;
    this.authors = authors;
    this.currentUser = currentUser;
  }

  /**
   * Registers the documents that came with the start of a process instance, before the project had its code. To be called in the
   * transaction of the start, once the business key is set.
   */
  public void registerExisting(DelegateExecution execution) {
    // The engine's cache keeps these events under their common type and finds none by the precise one.
    Context.getCommandContext().getDbEntityManager().getCachedEntitiesByType(HistoricDetailEventEntity.class).stream()
        .filter(update -> execution.getProcessInstanceId().equals(update.getProcessInstanceId()))
        .forEach(new ProjectVariableWrites(this::register)::handleEvent);
  }

  void register(HistoricVariableUpdateEventEntity update, ExecutionEntity instance) {
    if (!"file".equals(update.getSerializerName()) || update.getByteValue() == null) {
      return;
    }
    if (update.getId() == null) {
      // The register comes before the engine's own handler, which keeps an id that is there.
      update.setId(Context.getProcessEngineConfiguration().getIdGenerator().getNextId());
    }
    ExecutionEntity writer = writer(instance, update);
    FlowElement source = writer == null ? null : writer.getBpmnModelElementInstance();
    Optional<RequiredDocument> supplied = supplied(update.getVariableName(), source, instance.getBusinessKey());
    Optional<Step> step = supplied.isPresent() ? Optional.of(Step.of(source))
        : Step.declaring(update.getVariableName(), instance.getBpmnModelInstance(), source);
    String variable = supplied.map(RequiredDocument::documentVariable).orElse(update.getVariableName());
    String title = supplied.map(RequiredDocument::name)
        .orElseGet(() -> step.map(s -> s.outputs().get(variable)).orElse(variable));
    String unit = supplied.map(RequiredDocument::scope)
        .orElseGet(() -> step.flatMap(Step::elementVariable).filter(element -> isLocal(update))
            .map(element -> execution(update.getExecutionId()).getVariable(element)).map(Object::toString).orElse(""));
    CurrentUser user = currentUser.getObject();
    String author = user.id().orElse(null);
    String mimeType = update.getTextValue2() == null ? null : update.getTextValue2().split("#", 2)[0];
    StepProperties properties = step.map(Step::properties).orElse(null);
    register.getObject().add(update.getByteValue(), new DocumentVersion(update.getId(), instance.getBusinessKey(), variable, title, unit,
        unit.isEmpty() ? "" : user.groupName(unit), 0, update.getTextValue(), mimeType, update.getByteValue().length, null, author,
        user.displayName(author), update.getTimestamp().toInstant(), update.getProcessDefinitionKey(), update.getProcessInstanceId(),
        step.map(Step::id).orElse(null), properties == null ? null : properties.stepName(),
        properties == null ? null : properties.clause().orElse(null)))
        .ifPresent(added -> tasks(writer).forEach(task -> authors.getObject().uploaded(added, task, author)));
  }

  private static List<TaskEntity> tasks(ExecutionEntity execution) {
    return execution == null ? List.of() : execution.getTasks();
  }

  /** The document of an earlier step that this step supplies. */
  private Optional<RequiredDocument> supplied(String variable, FlowElement source, String projectCode) {
    return Optional.ofNullable(source).map(Step::of).filter(step -> step.suppliesMissing() && !step.outputs().containsKey(variable))
        .flatMap(step -> register.getObject().required(projectCode).stream().filter(document -> document.variable().equals(variable))
            .findFirst());
  }

  /** A document of a unit lives in the unit's instance of the step, not in the process instance. */
  private static boolean isLocal(HistoricVariableUpdateEventEntity update) {
    return update.getTaskId() != null || !update.getProcessInstanceId().equals(update.getExecutionId());
  }

  /** The execution of the element from which the variable was written, null if it came from outside of any. */
  private static ExecutionEntity writer(ExecutionEntity execution, HistoricVariableUpdateEventEntity update) {
    for (ExecutionEntity child : execution.getExecutions()) {
      ExecutionEntity found = writer(child, update);
      if (found != null) {
        return found;
      }
    }
    return execution.getActivityId() != null && execution.getActivityInstanceId() != null
        && execution.getActivityInstanceId().equals(update.getActivityInstanceId()) ? execution : null;
  }

  private static ExecutionEntity execution(String id) {
    return Context.getCommandContext().getExecutionManager().findExecutionById(id);
  }
}
