package cn.pmo.itproject.convention;

import static cn.pmo.itproject.convention.Convention.isChinese;
import static cn.pmo.itproject.convention.Convention.isGenerated;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.HitPolicy;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.DmnElement;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.LiteralExpression;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.dmn.instance.UnaryTests;

/** What holds for the decision tables. */
final class DecisionConventions {

  private DecisionConventions() {
  }

  static List<Convention> all() {
    return List.of(
        new Convention("a decision's key is its file name", DecisionConventions::fileNames),
        new Convention("a decision has a Chinese name, a version tag and a history time to live", DecisionConventions::settings),
        new Convention("exactly one row of a decision table applies", DecisionConventions::hitPolicies),
        new Convention("columns and rows of a decision table are explained in Chinese", DecisionConventions::labels),
        new Convention("decision tables are written in FEEL", DecisionConventions::languages));
  }

  private static void fileNames(ModelFiles files, Consumer<String> breaches) {
    files.decisions().forEach((file, model) -> {
      List<String> keys = model.getModelElementsByType(Decision.class).stream().map(Decision::getId).toList();
      if (!keys.equals(List.of(file))) {
        breaches.accept(file + ".dmn holds the decisions " + keys);
      }
    });
  }

  private static void settings(ModelFiles files, Consumer<String> breaches) {
    files.decisions().forEach((file, model) -> model.getModelElementsByType(Decision.class).forEach(decision -> {
      if (!isChinese(decision.getName()) || decision.getVersionTag() == null || decision.getCamundaHistoryTimeToLiveString() == null) {
        breaches.accept(file + ".dmn lacks a Chinese name, camunda:versionTag or camunda:historyTimeToLive");
      }
    }));
  }

  private static void hitPolicies(ModelFiles files, Consumer<String> breaches) {
    files.decisions().forEach((file, model) -> model.getModelElementsByType(DecisionTable.class).stream()
        .filter(table -> table.getHitPolicy() != HitPolicy.UNIQUE)
        .forEach(table -> breaches.accept(file + ".dmn has the hit policy " + table.getHitPolicy())));
  }

  private static void labels(ModelFiles files, Consumer<String> breaches) {
    files.decisions().forEach((file, model) -> {
      model.getModelElementsByType(Input.class).forEach(input -> explained(file, input, input.getLabel(), breaches));
      model.getModelElementsByType(Output.class).forEach(output -> explained(file, output, output.getLabel(), breaches));
      model.getModelElementsByType(Rule.class).forEach(rule -> explained(file, rule,
          rule.getDescription() == null ? null : rule.getDescription().getTextContent(), breaches));
    });
  }

  private static void explained(String file, DmnElement element, String text, Consumer<String> breaches) {
    if (!isChinese(text) || isGenerated(element.getId())) {
      breaches.accept(file + ".dmn: " + element.getId() + " is explained as “" + text + "” or has a generated id");
    }
  }

  private static void languages(ModelFiles files, Consumer<String> breaches) {
    files.decisions().forEach((file, model) -> {
      expressionLanguages(model).stream().filter(language -> language != null && !language.toLowerCase().contains("feel"))
          .forEach(language -> breaches.accept(file + ".dmn uses the language " + language));
    });
  }

  private static List<String> expressionLanguages(DmnModelInstance model) {
    List<String> languages = new ArrayList<>();
    model.getModelElementsByType(LiteralExpression.class).forEach(expression -> languages.add(expression.getExpressionLanguage()));
    model.getModelElementsByType(UnaryTests.class).forEach(tests -> languages.add(tests.getExpressionLanguage()));
    return languages;
  }
}
