package cn.pmo.itproject.procurement;

import cn.pmo.itproject.form.FormRow;
import cn.pmo.itproject.rule.RuleViolationException;
import cn.pmo.itproject.rule.Violations;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** JS-11 评审: every bidder is scored once, each part from 0 to 100, the total is the sum of the parts. */
final class BidScores {

  private static final Map<String, String> PARTS = new LinkedHashMap<>();

  static {
    PARTS.put("technicalScore", "技术得分");
    PARTS.put("commercialScore", "商务得分");
    PARTS.put("priceScore", "价格得分");
  }

  private static final BigDecimal MAXIMUM = BigDecimal.valueOf(100);

  /** A browser adds binary fractions: 0.1 + 0.2 arrives as 0.30000000000000004. */
  private static final BigDecimal TOLERANCE = new BigDecimal("0.0001");

  private BidScores() {
  }

  /** An empty score sheet: one row for each bidder. */
  static List<Map<String, Object>> sheet(List<String> bidders) {
    return bidders.stream().map(bidder -> {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("bidder", bidder);
      PARTS.keySet().forEach(part -> row.put(part, null));
      row.put("totalScore", null);
      return row;
    }).toList();
  }

  /**
   * Checks a score sheet.
   *
   * @param bidders those who responded
   * @param scores rows with bidder, the three parts and, optionally, totalScore
   * @return the rows with their totals
   * @throws RuleViolationException with everything that is wrong
   */
  static List<Map<String, Object>> check(List<String> bidders, List<FormRow> scores) {
    Violations violations = new Violations();
    Set<String> unscored = new LinkedHashSet<>(bidders);
    List<Map<String, Object>> checked = new ArrayList<>();
    for (FormRow row : scores) {
      String bidder = row.requiredText("bidder", "供应商", violations);
      if (bidder != null && !unscored.remove(bidder)) {
        row.refuse(violations, "供应商", "“" + bidder
            + (bidders.contains(bidder) ? "”重复评分，每家应只评一次" : "”不是响应供应商，应为" + String.join("、", bidders)));
      }
      Map<String, Object> complete = row.copy();
      complete.put("bidder", bidder);
      complete.put("totalScore", total(row, violations));
      checked.add(complete);
    }
    if (!unscored.isEmpty()) {
      violations.add("bidScores", "评审得分缺少供应商：" + String.join("、", unscored) + "，每家响应供应商都应评分");
    }
    violations.throwIfAny();
    return checked;
  }

  private static BigDecimal total(FormRow row, Violations violations) {
    BigDecimal total = BigDecimal.ZERO;
    for (Map.Entry<String, String> part : PARTS.entrySet()) {
      BigDecimal score = row.decimal(part.getKey(), part.getValue(), violations);
      if (row.text(part.getKey()) == null) {
        row.refuse(violations, part.getValue(), "不能为空");
      } else if (score != null && (score.signum() < 0 || score.compareTo(MAXIMUM) > 0)) {
        row.refuse(violations, part.getValue(), " " + score.toPlainString() + " 应在 0 到 100 之间");
      }
      total = score == null ? total : total.add(score);
    }
    BigDecimal stated = row.decimal("totalScore", "总分", violations);
    if (stated != null && stated.subtract(total).abs().compareTo(TOLERANCE) > 0) {
      row.refuse(violations, "总分", " " + stated.toPlainString() + " 与各项得分之和不一致，应为 " + total.toPlainString());
    }
    return total;
  }
}
