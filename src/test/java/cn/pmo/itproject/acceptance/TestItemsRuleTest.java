package cn.pmo.itproject.acceptance;

import static cn.pmo.itproject.form.Rows.row;
import static cn.pmo.itproject.form.Rows.rows;
import static org.assertj.core.api.Assertions.assertThat;

import cn.pmo.itproject.rule.Refused;
import java.util.List;
import org.junit.jupiter.api.Test;

class TestItemsRuleTest {

  @Test
  void aFailedItemIsAResult() {
    assertThat(Refused.by(() -> TestItemsRule.check(rows("testItems",
        row("item", "登录", "expected", "2 秒内", "actual", "5 秒", "passed", false))))).isEmpty();
  }

  @Test
  void everyItemHasItsResult() {
    assertThat(Refused.by(() -> TestItemsRule.check(List.of()))).containsExactly("testItems: 技术测试项目为空，应至少有一项及其结果");
    assertThat(Refused.by(() -> TestItemsRule.check(rows("testItems", row("item", "登录", "expected", "2 秒内")))))
        .containsExactly("testItems: 清单第 1 行的实际结果不能为空", "testItems: 清单第 1 行的是否通过未填写，应为是或否");
  }
}
