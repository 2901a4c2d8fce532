package cn.pmo.itproject.contract;

import cn.pmo.itproject.budget.Money;
import cn.pmo.itproject.project.ProjectDate;
import cn.pmo.itproject.rule.Violations;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What a contract must satisfy: JS-12 and JS-14 (amount, number, date) and JS-13 with GK-4.3 (clauses). */
final class ContractRule {

  private static final int MAX_NUMBER_LENGTH = 64;
  private static final int MAX_COUNTERPARTY_LENGTH = 200;

  private ContractRule() {
  }

  /** JS-12: the amount is more than zero and within the approved budget. */
  static void checkAmount(BigDecimal amount, BigDecimal approvedBudget, Violations violations) {
    if (!Money.isPositive(amount)) {
      violations.add("contractAmount", "合同金额" + (amount == null ? "未填写" : " " + Money.format(amount)) + "，应大于 0");
    } else if (approvedBudget == null) {
      violations.add("contractAmount", "项目没有批复预算，合同金额 " + Money.format(amount) + "无从核对，应先完成预算审批");
    } else if (Money.round(amount).compareTo(Money.round(approvedBudget)) > 0) {
      violations.add("contractAmount",
          "合同金额 " + Money.format(amount) + "超过批复预算 " + Money.format(approvedBudget) + "，应不超过批复预算");
    }
  }

  /**
   * JS-14: the contract number is given and not used by another project.
   *
   * @param usedBy the project that already has a contract with this number
   */
  static void checkNumber(String contractNo, String projectCode, Optional<String> usedBy, Violations violations) {
    if (contractNo == null) {
      violations.add("contractNo", "合同编号不能为空");
    } else if (contractNo.length() > MAX_NUMBER_LENGTH) {
      violations.add("contractNo", "合同编号“" + contractNo + "”有 " + contractNo.length() + " 个字符，应不超过 " + MAX_NUMBER_LENGTH + " 个");
    }
    usedBy.filter(other -> !other.equals(projectCode)).ifPresent(other ->
        violations.add("contractNo", "合同编号“" + contractNo + "”已由项目 " + other + " 使用，应填写未使用的编号"));
  }

  /**
   * JS-12, JS-14: the other party is named, and is the one that won the bid.
   *
   * @param winningBidder null where nothing was procured
   */
  static void checkCounterparty(String counterparty, String winningBidder, Violations violations) {
    if (counterparty == null) {
      violations.add("counterparty", "合同相对方不能为空");
    } else if (counterparty.length() > MAX_COUNTERPARTY_LENGTH) {
      violations.add("counterparty", "合同相对方有 " + counterparty.length() + " 个字符，应不超过 " + MAX_COUNTERPARTY_LENGTH + " 个");
    } else if (winningBidder != null && !counterparty.equals(winningBidder)) {
      violations.add("counterparty", "合同相对方“" + counterparty + "”不是中选供应商，应为“" + winningBidder + "”");
    }
  }

  /** JS-14: a contract that has been signed was signed today or before, and not before its project was registered. */
  static void checkSignedOn(LocalDate signedOn, LocalDate registeredOn, LocalDate today, Violations violations) {
    ProjectDate.check("contractSignedOn", "合同签订日期", signedOn, registeredOn, today, violations);
  }

  /** GK-4.3: every required clause is ticked as present in the draft. */
  static void checkClauses(Collection<String> required, Collection<String> present, Violations violations) {
    List<String> missing = required.stream().filter(clause -> !present.contains(clause)).toList();
    if (!missing.isEmpty()) {
      violations.add("contractClauses", "合同初稿缺少必备条款：" + String.join("、", missing) + "；条款齐全才能通过，否则应退回修订");
    }
  }
}
