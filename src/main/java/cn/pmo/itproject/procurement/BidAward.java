package cn.pmo.itproject.procurement;

import cn.pmo.itproject.budget.Money;
import cn.pmo.itproject.form.FormRow;
import cn.pmo.itproject.rule.RuleViolationException;
import cn.pmo.itproject.rule.Violations;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** JS-11 定标: the winner is one of the bidders, for an amount within the approved budget. */
final class BidAward {

  private BidAward() {
  }

  /**
   * The bidders to choose from, best total first, each with value and label.
   *
   * @param scores the checked score sheet
   */
  static List<Map<String, String>> options(List<FormRow> scores) {
    Violations ignored = new Violations();
    return scores.stream()
        .sorted(Comparator.comparing((FormRow row) -> row.decimal("totalScore", "总分", ignored),
            Comparator.nullsFirst(Comparator.naturalOrder())).reversed())
        .map(row -> Map.of("value", row.text("bidder"), "label", row.text("bidder") + "（总分 " + row.text("totalScore") + "）"))
        .toList();
  }

  /**
   * Checks the award.
   *
   * @param amount in yuan
   * @param approvedBudget null when procurement was called by a process without one: then there is no upper limit
   * @throws RuleViolationException with everything that is wrong
   */
  static void check(List<String> bidders, String winner, BigDecimal amount, BigDecimal approvedBudget) {
    Violations violations = new Violations();
    if (winner == null) {
      violations.add("winningBidder", "中选供应商未选择，应为" + String.join("、", bidders) + "之一");
    } else if (!bidders.contains(winner)) {
      violations.add("winningBidder", "中选供应商“" + winner + "”不是响应供应商，应为" + String.join("、", bidders) + "之一");
    }
    if (!Money.isPositive(amount)) {
      violations.add("winningBidAmount", "中选金额" + (amount == null ? "未填写" : " " + Money.format(amount)) + "，应大于 0");
    } else if (approvedBudget != null && Money.round(amount).compareTo(Money.round(approvedBudget)) > 0) {
      violations.add("winningBidAmount",
          "中选金额 " + Money.format(amount) + "超过批复预算 " + Money.format(approvedBudget) + "，应不超过批复预算");
    }
    violations.throwIfAny();
  }
}
