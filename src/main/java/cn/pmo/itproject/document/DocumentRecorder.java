package cn.pmo.itproject.document;

import cn.pmo.itproject.organization.CurrentUser;
import cn.pmo.itproject.project.ProjectVariableWrites;
import cn.pmo.itproject.step.StepProperties;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.history.event.HistoricDetailEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricVariableUpdateEventEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Registers a version of a document whenever a process instance of a project writes a File variable. */
@Component
public class DocumentRecorder {

  private final ObjectProvider<DocumentRegister> register;
  private final ObjectProvider<CurrentUser> currentUser;

  /** The engine has the recorder before its own services exist, so they are looked up when a document comes. */
  DocumentRecorder(ObjectProvider<DocumentRegister> register, ObjectProvider<CurrentUser> currentUser) {
    this.register = register;
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
    Optional<Step> step = Step.declaring(update.getVariableName(), instance.getBpmnModelInstance(), source(instance, update));
    String unit = step.flatMap(Step::elementVariable).filter(variable -> isLocal(update))
        .map(variable -> execution(update.getExecutionId()).getVariable(variable)).map(Object::toString).orElse("");
    CurrentUser user = currentUser.getObject();
    String author = user.id().orElse(null);
    String mimeType = update.getTextValue2() == null ? null : update.getTextValue2().split("#", 2)[0];
    StepProperties properties = step.map(Step::properties).orElse(null);
    register.getObject().add(update.getByteValue(), new DocumentVersion(update.getId(), instance.getBusinessKey(), update.getVariableName(),
        step.map(s -> s.outputs().get(update.getVariableName())).orElse(update.getVariableName()), unit,
        unit.isEmpty() ? "" : user.groupName(unit), 0, update.getTextValue(), mimeType, update.getByteValue().length, null, author,
        user.displayName(author), update.getTimestamp().toInstant(), update.getProcessDefinitionKey(), update.getProcessInstanceId(),
        step.map(Step::id).orElse(null), properties == null ? null : properties.stepName(),
        properties == null ? null : properties.clause().orElse(null)));
  }

  /** A document of a unit lives in the unit's instance of the step, not in the process instance. */
  private static boolean isLocal(HistoricVariableUpdateEventEntity update) {
    return update.getTaskId() != null || !update.getProcessInstanceId().equals(update.getExecutionId());
  }

  /** The element from which the variable was written, null if it came from outside of any. */
  private static FlowElement source(ExecutionEntity execution, HistoricVariableUpdateEventEntity update) {
    for (ExecutionEntity child : execution.getExecutions()) {
      FlowElement found = source(child, update);
      if (found != null) {
        return found;
      }
    }
    return execution.getActivityId() != null && execution.getActivityInstanceId() != null
        && execution.getActivityInstanceId().equals(update.getActivityInstanceId()) ? execution.getBpmnModelElementInstance() : null;
  }

  private static ExecutionEntity execution(String id) {
    return Context.getCommandContext().getExecutionManager().findExecutionById(id);
  }
}
