package cn.pmo.itproject.acceptance;

import cn.pmo.itproject.form.FormRow;
import cn.pmo.itproject.rule.RuleViolationException;
import cn.pmo.itproject.rule.Violations;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** JS-27, JS-32, JS-35: every requirement, problem or finding is answered: solved, or rejected with the reason. */
final class AnswersRule {

  private static final Set<String> RESOLUTIONS = Set.of("SOLVED", "REJECTED");

  /** What tells items with the same description apart. */
  private static final List<String> DISTINGUISHING = List.of("unit", "unitName", "kind", "criterion");

  private AnswersRule() {
  }

  /** An empty answer to each item: the item's fields, resolution and explanation. */
  static List<Map<String, Object>> sheet(List<FormRow> items) {
    return items.stream().map(item -> answer(item, null, null)).toList();
  }

  /**
   * Checks the answers.
   *
   * @param field variable of the answers, for messages
   * @param items rows with description and whatever else tells them apart
   * @param answers rows with the item's description, resolution (SOLVED, REJECTED) and explanation
   * @return the answers in the order of the items, with all fields of the item
   * @throws RuleViolationException naming every item without a valid answer and every answer without an item
   */
  static List<Map<String, Object>> check(String field, List<FormRow> items, List<FormRow> answers) {
    Violations violations = new Violations();
    List<FormRow> left = new ArrayList<>(answers);
    List<Map<String, Object>> checked = new ArrayList<>();
    for (FormRow item : items) {
      Optional<FormRow> found = left.stream().filter(answer -> matches(item, answer))
          .max(Comparator.comparingLong(answer -> DISTINGUISHING.stream().filter(key -> answer.text(key) != null).count()));
      if (found.isEmpty()) {
        violations.add(field, "“" + item.text("description") + "”没有答复，每一项都应答复为已解决（SOLVED）或不采纳（REJECTED）并说明理由");
        continue;
      }
      left.remove(found.get());
      checked.add(answer(item, resolution(found.get(), violations), found.get().text("explanation")));
    }
    for (FormRow answer : left) {
      answer.refuse(violations, "内容", "“" + answer.text("description") + "”不在待答复的清单中，内容应与清单一致");
    }
    violations.throwIfAny();
    return checked;
  }

  private static String resolution(FormRow answer, Violations violations) {
    String resolution = answer.text("resolution");
    String item = "“" + answer.text("description") + "”的";
    if (resolution == null || !RESOLUTIONS.contains(resolution)) {
      answer.refuse(violations, item + "处理结果", (resolution == null ? "未填写" : "“" + resolution + "”无效") + "，应为已解决（SOLVED）或不采纳（REJECTED）");
    } else if (resolution.equals("REJECTED") && answer.text("explanation") == null) {
      answer.refuse(violations, item + "说明", "不能为空：不采纳时应写明理由");
    }
    return resolution;
  }

  /** An answer that leaves a distinguishing field out answers any item with that description. */
  private static boolean matches(FormRow item, FormRow answer) {
    return Objects.equals(item.text("description"), answer.text("description")) && DISTINGUISHING.stream()
        .allMatch(key -> item.text(key) == null || answer.text(key) == null || item.text(key).equals(answer.text(key)));
  }

  private static Map<String, Object> answer(FormRow item, String resolution, String explanation) {
    Map<String, Object> answer = new LinkedHashMap<>(item.values());
    answer.put("resolution", resolution);
    answer.put("explanation", explanation);
    return answer;
  }
}
