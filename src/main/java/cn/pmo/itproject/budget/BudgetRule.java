package cn.pmo.itproject.budget;

import cn.pmo.itproject.form.FormRow;
import cn.pmo.itproject.rule.RuleViolationException;
import cn.pmo.itproject.rule.Violations;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** JS-05: amounts are more than zero; amounts and the total are computed, and figures that differ from them are refused. */
public final class BudgetRule {

  /** One trillion yuan: anything above is a typing error, and the ledger's columns end at 16 digits. */
  private static final BigDecimal LIMIT = new BigDecimal("1e12");

  private BudgetRule() {
  }

  /**
   * Checks and computes a budget.
   *
   * @param lines rows with item, quantity, unitPrice and, optionally, amount
   * @param statedTotal the total as entered, null if it was left to the system
   * @throws RuleViolationException with everything that is wrong
   */
  public static Budget check(List<FormRow> lines, BigDecimal statedTotal) {
    Violations violations = new Violations();
    if (lines.isEmpty()) {
      violations.add("budgetLines", "预算明细为空，应至少有一行");
    }
    List<Map<String, Object>> computed = new ArrayList<>();
    BigDecimal total = BigDecimal.ZERO;
    for (FormRow line : lines) {
      line.requiredText("item", "名称", violations);
      BigDecimal amount = amount(line, violations);
      Map<String, Object> row = line.copy();
      row.put("amount", amount);
      computed.add(row);
      total = total.add(amount);
    }
    if (total.compareTo(LIMIT) >= 0) {
      violations.add("budgetTotal", "预算合计 " + Money.format(total) + "过大，应小于 " + Money.format(LIMIT));
    }
    // While a line is wrong, the sum says nothing about the total.
    if (violations.isEmpty() && statedTotal != null && Money.round(statedTotal).compareTo(total) != 0) {
      violations.add("budgetTotal", "预算合计 " + Money.format(statedTotal) + "与各行金额之和 " + Money.format(total) + "不一致，应为 "
          + Money.format(total));
    }
    violations.throwIfAny();
    return new Budget(computed, total);
  }

  private static BigDecimal amount(FormRow line, Violations violations) {
    BigDecimal quantity = positive(line, "quantity", "数量", violations);
    BigDecimal unitPrice = positive(line, "unitPrice", "单价", violations);
    BigDecimal stated = line.decimal("amount", "金额", violations);
    if (quantity == null || unitPrice == null) {
      return BigDecimal.ZERO;
    }
    BigDecimal amount = Money.round(quantity.multiply(unitPrice));
    if (amount.signum() <= 0) {
      line.refuse(violations, "金额", " " + Money.format(amount) + "应大于 0");
    } else if (stated != null && Money.round(stated).compareTo(amount) != 0) {
      line.refuse(violations, "金额", " " + Money.format(stated) + "与数量×单价不一致，应为 " + Money.format(amount));
    }
    return amount;
  }

  private static BigDecimal positive(FormRow line, String key, String name, Violations violations) {
    if (line.text(key) == null) {
      line.refuse(violations, name, "不能为空");
      return null;
    }
    BigDecimal number = line.decimal(key, name, violations);
    if (number != null && number.signum() <= 0) {
      line.refuse(violations, name, " " + number.toPlainString() + " 应大于 0");
      return null;
    }
    return number;
  }
}
