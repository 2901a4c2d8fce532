package cn.pmo.itproject.project;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.springframework.stereotype.Component;

/** Notes in the ledger which phase (call activity of the root process) the project enters. */
@Component
public class TrackPhaseListener implements ExecutionListener {

  private final ProjectLedger ledger;

  TrackPhaseListener(ProjectLedger ledger) {
    this.ledger = ledger;
  }

  @Override
  public void notify(DelegateExecution execution) {
    CallActivity phase = (CallActivity) execution.getBpmnModelElementInstance();
    ledger.enterPhase(execution.getProcessBusinessKey(), phase.getCalledElement(), phase.getName());
  }
}
