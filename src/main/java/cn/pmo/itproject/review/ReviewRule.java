package cn.pmo.itproject.review;

import cn.pmo.itproject.rule.RuleViolationException;
import cn.pmo.itproject.rule.Violations;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The review rule of JS-04, 06, 09, 10, 16 and of every other review: what a decision must come with. */
final class ReviewRule {

  static final String REJECTED = "REJECTED";
  static final String TERMINATED = "TERMINATED";

  private static final Map<String, String> DEFAULT_DECISIONS = new LinkedHashMap<>();

  static {
    DEFAULT_DECISIONS.put("APPROVED", "通过");
    DEFAULT_DECISIONS.put(REJECTED, "未通过");
    DEFAULT_DECISIONS.put(TERMINATED, "终止");
  }

  private ReviewRule() {
  }

  /** The decisions a step allows with their labels: its property {@code decisions}, or the usual three. */
  static Map<String, String> decisions(Map<String, String> property) {
    return property.isEmpty() ? DEFAULT_DECISIONS : property;
  }

  /**
   * Checks a decision: it is one of those allowed; a rejection has a reason and suggestions, a termination a reason.
   *
   * @param allowed decisions to labels
   * @param decision null if none was taken
   * @param reason null if blank
   * @param suggestion null if blank
   * @throws RuleViolationException with everything that is missing
   */
  static void check(Map<String, String> allowed, String decision, String reason, String suggestion) {
    Violations violations = new Violations();
    if (decision == null || !allowed.containsKey(decision)) {
      String options = allowed.entrySet().stream().map(e -> e.getValue() + "（" + e.getKey() + "）").collect(Collectors.joining("、"));
      violations.add("decision", "结论" + (decision == null ? "未选择" : "“" + decision + "”无效") + "，应为" + options + "之一");
    }
    String label = "“" + allowed.getOrDefault(decision, decision) + "”";
    if ((REJECTED.equals(decision) || TERMINATED.equals(decision)) && reason == null) {
      violations.add("decisionReason", "原因不能为空：结论为" + label + "时应写明原因");
    }
    if (REJECTED.equals(decision) && suggestion == null) {
      violations.add("decisionSuggestion", "建议不能为空：结论为" + label + "时应写明建议");
    }
    violations.throwIfAny();
  }
}
