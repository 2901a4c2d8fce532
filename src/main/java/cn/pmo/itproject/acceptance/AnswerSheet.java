package cn.pmo.itproject.acceptance;

import cn.pmo.itproject.step.StepProperties;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateTask;

/**
 * Which list a step answers, by its property {@code answers}, e.g. {@code reportedIssues=issueAnswers}.
 *
 * @param items variable of the list to be answered
 * @param answers variable of the answers
 */
record AnswerSheet(String items, String answers) {

  static AnswerSheet of(DelegateTask task) {
    StepProperties step = StepProperties.of(task);
    Map.Entry<String, String> property = step.pairs("answers").entrySet().stream().findFirst().orElseThrow(() ->
        new IllegalStateException("Step " + step.stepId() + " lacks the property answers (list=answers)"));
    return new AnswerSheet(property.getKey(), property.getValue());
  }
}
