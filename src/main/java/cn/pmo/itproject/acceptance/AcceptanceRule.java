package cn.pmo.itproject.acceptance;

import cn.pmo.itproject.form.FormRow;
import cn.pmo.itproject.rule.RuleViolationException;
import cn.pmo.itproject.rule.Violations;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The acceptance criteria of JS-21 and JS-34. The verdict itself follows from them in the decision acceptance-verdict. */
final class AcceptanceRule {

  /** The criteria as the source words them, by number − 1. */
  static final List<String> CRITERIA = List.of(
      "已达到申请时提出的目标和性能指标，实现全部功能",
      "采用技术符合国家、烟草行业有关技术标准及规范",
      "实现验收考核的技术和安全指标",
      "各种文档资料规范、齐全");

  private AcceptanceRule() {
  }

  /**
   * Checks an acceptance: all four criteria are answered, each no has a finding and no yes has one, and the fourth is not yes while
   * documents are missing.
   *
   * @param answers four answers, null where there is none
   * @param findings rows with description and, unless a single criterion is no, criterion (1–4)
   * @param missingDocuments names of the required documents that are not on record
   * @throws RuleViolationException with everything that is wrong
   */
  static Acceptance check(List<Boolean> answers, List<FormRow> findings, List<String> missingDocuments) {
    Violations violations = new Violations();
    Map<String, Boolean> criteria = new LinkedHashMap<>();
    for (int number = 1; number <= CRITERIA.size(); number++) {
      Boolean answer = answers.get(number - 1);
      criteria.put("criterion" + number, answer);
      if (answer == null) {
        violations.add("criterion" + number, criterion(number) + "未填写，应为是或否");
      }
    }
    if (Boolean.TRUE.equals(answers.get(3)) && !missingDocuments.isEmpty()) {
      violations.add("criterion4", criterion(4) + "不能为“是”，缺少应交文档：" + String.join("、", missingDocuments));
    }

    List<Integer> unmet = IntStream.rangeClosed(1, 4).filter(number -> Boolean.FALSE.equals(answers.get(number - 1))).boxed().toList();
    List<Acceptance.Finding> checked = new ArrayList<>();
    for (FormRow row : findings) {
      String description = row.requiredText("description", "说明", violations);
      Integer number = number(row, unmet, violations);
      if (number != null && Boolean.TRUE.equals(answers.get(number - 1))) {
        row.refuse(violations, "验收标准", " " + number + "“" + CRITERIA.get(number - 1) + "”已答“是”，与该问题矛盾，应改答“否”或改正该行的验收标准");
      }
      checked.add(new Acceptance.Finding(number, description));
    }
    for (Integer number : unmet) {
      if (checked.stream().noneMatch(finding -> number.equals(finding.criterion()) && finding.description() != null)) {
        violations.add("findings", criterion(number) + "为“否”，应在问题清单中写明不足之处");
      }
    }
    violations.throwIfAny();
    return new Acceptance(criteria, checked);
  }

  private static Integer number(FormRow row, List<Integer> unmet, Violations violations) {
    String text = row.text("criterion");
    if (text == null) {
      return unmet.size() == 1 ? unmet.get(0) : null;
    }
    if (text.matches("[1-4](\\.0)?")) {
      return text.charAt(0) - '0';
    }
    row.refuse(violations, "验收标准", "“" + text + "”无效，应为 1 至 4");
    return null;
  }

  private static String criterion(int number) {
    return "验收标准 " + number + "“" + CRITERIA.get(number - 1) + "”";
  }
}
