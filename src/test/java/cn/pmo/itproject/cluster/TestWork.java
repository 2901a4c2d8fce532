package cn.pmo.itproject.cluster;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Works on a job as the test that runs wants: models name beans only. Not within a test, where the application would not find it. */
@Component
class TestWork implements JavaDelegate {

  /** How it is named in a model. */
  static final String EXPRESSION = "${testWork}";

  static volatile JavaDelegate work;

  @Override
  public void execute(DelegateExecution execution) throws Exception {
    work.execute(execution);
  }
}
