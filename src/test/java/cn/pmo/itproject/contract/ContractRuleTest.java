package cn.pmo.itproject.contract;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pmo.itproject.rule.Refused;
import cn.pmo.itproject.rule.Violations;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContractRuleTest {

  private static final LocalDate REGISTERED = LocalDate.of(2026, 3, 1);
  private static final LocalDate TODAY = LocalDate.of(2026, 7, 1);

  @ParameterizedTest
  @CsvSource(delimiter = '|', nullValues = "-", value = {
      "1200000    | 1200000 | -",
      "1200000.004| 1200000 | -",
      "1250000    | 1200000 | 合同金额 1,250,000.00 元超过批复预算 1,200,000.00 元，应不超过批复预算",
      "1200000.01 | 1200000 | 合同金额 1,200,000.01 元超过批复预算 1,200,000.00 元，应不超过批复预算",
      "0          | 1200000 | 合同金额 0.00 元，应大于 0",
      "-          | 1200000 | 合同金额未填写，应大于 0",
      "5          | -       | 项目没有批复预算，合同金额 5.00 元无从核对，应先完成预算审批"})
  void amountWithinTheBudget(BigDecimal amount, BigDecimal budget, String message) {
    assertThat(refused(violations -> ContractRule.checkAmount(amount, budget, violations)))
        .isEqualTo(message == null ? List.of() : List.of("contractAmount: " + message));
  }

  @Test
  void numberIsGivenOnceOnly() {
    assertThat(refused(v -> ContractRule.checkNumber("HT-1", "XM-2026-0001", Optional.empty(), v))).isEmpty();
    assertThat(refused(v -> ContractRule.checkNumber("HT-1", "XM-2026-0001", Optional.of("XM-2026-0001"), v))).isEmpty();
    assertThat(refused(v -> ContractRule.checkNumber("HT-1", "XM-2026-0002", Optional.of("XM-2026-0001"), v)))
        .containsExactly("contractNo: 合同编号“HT-1”已由项目 XM-2026-0001 使用，应填写未使用的编号");
    assertThat(refused(v -> ContractRule.checkNumber(null, "XM-2026-0002", Optional.empty(), v))).containsExactly("contractNo: 合同编号不能为空");
    assertThat(refused(v -> ContractRule.checkNumber("9".repeat(65), "XM-2026-0002", Optional.empty(), v)))
        .singleElement().asString().contains("有 65 个字符，应不超过 64 个");
  }

  @Test
  void signedTodayOrBefore() {
    assertThat(refused(v -> ContractRule.checkSignedOn(TODAY, REGISTERED, TODAY, v))).isEmpty();
    assertThat(refused(v -> ContractRule.checkSignedOn(TODAY.plusDays(1), REGISTERED, TODAY, v)))
        .containsExactly("contractSignedOn: 合同签订日期 2026-07-02 晚于今天 2026-07-01，应不晚于今天");
    assertThat(refused(v -> ContractRule.checkSignedOn(null, REGISTERED, TODAY, v))).containsExactly("contractSignedOn: 合同签订日期不能为空");
  }

  @Test
  void notSignedBeforeTheProjectWasRegistered() {
    assertThat(refused(v -> ContractRule.checkSignedOn(REGISTERED, REGISTERED, TODAY, v))).isEmpty();
    assertThat(refused(v -> ContractRule.checkSignedOn(REGISTERED.minusDays(1), REGISTERED, TODAY, v)))
        .containsExactly("contractSignedOn: 合同签订日期 2026-02-28 早于项目立项登记日期 2026-03-01，应不早于该日期");
  }

  @Test
  void counterpartyIsTheWinningBidder() {
    assertThat(refused(v -> ContractRule.checkCounterparty("甲公司", null, v))).isEmpty();
    assertThat(refused(v -> ContractRule.checkCounterparty("甲公司", "甲公司", v))).isEmpty();
    assertThat(refused(v -> ContractRule.checkCounterparty("乙公司", "甲公司", v)))
        .containsExactly("counterparty: 合同相对方“乙公司”不是中选供应商，应为“甲公司”");
    assertThat(refused(v -> ContractRule.checkCounterparty(null, "甲公司", v))).containsExactly("counterparty: 合同相对方不能为空");
  }

  @Test
  void missingClausesAreNamed() {
    List<String> required = List.of("合作范围", "责任划分", "违约责任");
    assertThat(refused(v -> ContractRule.checkClauses(required, List.of("违约责任", "合作范围", "责任划分", "其他"), v))).isEmpty();
    assertThat(refused(v -> ContractRule.checkClauses(required, List.of("责任划分"), v)))
        .containsExactly("contractClauses: 合同初稿缺少必备条款：合作范围、违约责任；条款齐全才能通过，否则应退回修订");
  }

  private static List<String> refused(Consumer<Violations> rule) {
    return Refused.by(() -> {
      Violations violations = new Violations();
      rule.accept(violations);
      violations.throwIfAny();
    });
  }
}
