package cn.pmo.itproject.budget;

import static cn.pmo.itproject.form.Rows.row;
import static cn.pmo.itproject.form.Rows.rows;
import static org.assertj.core.api.Assertions.assertThat;

import cn.pmo.itproject.rule.Refused;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BudgetRuleTest {

  @Test
  void computesAmountsAndTotal() {
    Budget budget = BudgetRule.check(rows("budgetLines",
        row("item", "服务器", "quantity", 2, "unitPrice", 50000.5),
        row("item", "实施", "quantity", "1", "unitPrice", "300000", "amount", 300000)), null);
    assertThat(budget.total()).isEqualByComparingTo("400001");
    assertThat(budget.lines()).extracting(line -> line.get("amount"))
        .containsExactly(new BigDecimal("100001.00"), new BigDecimal("300000.00"));
  }

  @ParameterizedTest
  @CsvSource({"0.3", "0.30", "0.30000000000000004"})
  void acceptsTheTotalAsABrowserAddsIt(BigDecimal total) {
    assertThat(Refused.by(() -> BudgetRule.check(rows("budgetLines",
        row("item", "甲", "quantity", 1, "unitPrice", 0.1), row("item", "乙", "quantity", 1, "unitPrice", 0.2)), total))).isEmpty();
  }

  @Test
  void refusesADifferingTotalWithBothFigures() {
    assertThat(Refused.by(() -> BudgetRule.check(rows("budgetLines", row("item", "甲", "quantity", 12, "unitPrice", 100000)),
        new BigDecimal("1250000")))).containsExactly(
            "budgetTotal: 预算合计 1,250,000.00 元与各行金额之和 1,200,000.00 元不一致，应为 1,200,000.00 元");
  }

  @Test
  void namesEverythingThatIsWrongAtOnce() {
    assertThat(Refused.by(() -> BudgetRule.check(rows("budgetLines",
        row("quantity", 0, "unitPrice", -1),
        row("item", "乙", "quantity", "两", "unitPrice", 1),
        row("item", "丙", "quantity", 2, "unitPrice", 10, "amount", 19),
        row("item", "丁", "unitPrice", 0.004, "quantity", 1)), BigDecimal.ONE))).containsExactly(
            "budgetLines: 清单第 1 行的名称不能为空",
            "budgetLines: 清单第 1 行的数量 0 应大于 0",
            "budgetLines: 清单第 1 行的单价 -1 应大于 0",
            "budgetLines: 清单第 2 行的数量“两”不是数字",
            "budgetLines: 清单第 3 行的金额 19.00 元与数量×单价不一致，应为 20.00 元",
            "budgetLines: 清单第 4 行的金额 0.00 元应大于 0");
  }

  @Test
  void refusesAnEmptyAndAnAbsurdBudget() {
    assertThat(Refused.by(() -> BudgetRule.check(List.of(), null))).containsExactly("budgetLines: 预算明细为空，应至少有一行");
    assertThat(Refused.by(() -> BudgetRule.check(rows("budgetLines", row("item", "甲", "quantity", 1e9, "unitPrice", 1e9)), null)))
        .singleElement().asString().contains("budgetTotal", "过大");
  }
}
