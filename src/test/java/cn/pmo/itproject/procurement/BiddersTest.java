package cn.pmo.itproject.procurement;

import static cn.pmo.itproject.form.Rows.row;
import static cn.pmo.itproject.form.Rows.rows;
import static org.assertj.core.api.Assertions.assertThat;

import cn.pmo.itproject.form.FormRow;
import cn.pmo.itproject.rule.Refused;
import cn.pmo.itproject.rule.Violations;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BiddersTest {

  @Test
  void acceptsBiddersAndNone() {
    assertThat(refused(rows("bidders", row("bidder", "甲公司", "email", "a@jia.example", "quote", 100)))).isEmpty();
    assertThat(refused(List.of())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"jia", "a@", "@jia.example", "a b@jia.example", "a@jia.example, b@jia.example", "甲 <a@jia.example>",
      "a@jia.example\r\nBcc: x@y.example"})
  void refusesWhatIsNoMailAddress(String email) {
    assertThat(refused(rows("bidders", row("bidder", "甲公司", "email", email, "quote", 100))))
        .containsExactly("bidders: 清单第 1 行的电子邮箱“" + email + "”无效，应为 name@example.com 这样的地址");
  }

  @Test
  void namesEverythingThatIsWrongAtOnce() {
    assertThat(refused(rows("bidders",
        row("bidder", "ACME", "email", "a@jia.example", "quote", 100),
        row("bidder", "acme", "quote", 0),
        row("email", "c@bing.example", "quote", "一百"),
        row("bidder", "丁", "email", "d@ding.example")))).containsExactly(
            "bidders: 清单第 2 行的供应商名称“acme”重复，每家供应商应只列一次",
            "bidders: 清单第 2 行的电子邮箱不能为空",
            "bidders: 清单第 2 行的报价 0.00 元应大于 0",
            "bidders: 清单第 3 行的供应商名称不能为空",
            "bidders: 清单第 3 行的报价“一百”不是数字",
            "bidders: 清单第 4 行的报价不能为空");
  }

  private static List<String> refused(List<FormRow> bidders) {
    return Refused.by(() -> {
      Violations violations = new Violations();
      Bidders.check(bidders, violations);
      violations.throwIfAny();
    });
  }
}
