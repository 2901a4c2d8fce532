package cn.pmo.itproject.procurement;

import cn.pmo.itproject.budget.Money;
import cn.pmo.itproject.rule.RuleViolationException;
import java.math.BigDecimal;

/** JS-11: what is procured costs more than zero and no more than the approved budget. */
final class ProcurementAmountRule {

  private ProcurementAmountRule() {
  }

  /**
   * Checks an amount in yuan.
   *
   * @param approvedBudget null when procurement was called by a process without one: then there is no upper limit
   * @throws RuleViolationException naming both figures
   */
  static void check(BigDecimal amount, BigDecimal approvedBudget) {
    if (!Money.isPositive(amount)) {
      throw new RuleViolationException("procurementAmount", "采购金额" + (amount == null ? "未填写" : " " + Money.format(amount)) + "，应大于 0");
    }
    if (approvedBudget != null && Money.round(amount).compareTo(Money.round(approvedBudget)) > 0) {
      throw new RuleViolationException("procurementAmount",
          "采购金额 " + Money.format(amount) + "超过批复预算 " + Money.format(approvedBudget) + "，应不超过批复预算");
    }
  }
}
