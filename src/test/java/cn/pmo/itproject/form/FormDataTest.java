package cn.pmo.itproject.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import cn.pmo.itproject.rule.RuleViolationException;
import cn.pmo.itproject.rule.Violation;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.camunda.spin.Spin;
import org.camunda.spin.json.SpinJsonNode;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;

class FormDataTest {

  private final VariableScope scope = mock(VariableScope.class);
  private final FormData form = FormData.of(scope);

  @Test
  void text() {
    given("  档案系统 \n");
    assertThat(form.text("x")).isEqualTo("档案系统");
    given(" \u3000\u200b");
    assertThat(form.text("x")).isNull();
    given(null);
    assertThat(form.text("x")).isNull();
    given(12);
    assertThat(form.text("x")).isEqualTo("12");
  }

  @Test
  void bool() {
    given(true);
    assertThat(form.bool("x")).isTrue();
    given("false");
    assertThat(form.bool("x")).isFalse();
    given(" ");
    assertThat(form.bool("x")).isNull();
    given("是");
    assertRefused(() -> form.bool("x"), "“x”的值“是”既不是“是”也不是“否”，应为 true 或 false");
  }

  @Test
  void decimal() {
    given(1.5);
    assertThat(form.decimal("x", "金额")).isEqualByComparingTo("1.5");
    given("1200000.00");
    assertThat(form.decimal("x", "金额")).isEqualTo(new BigDecimal("1200000.00"));
    given("");
    assertThat(form.decimal("x", "金额")).isNull();
    given("12万");
    assertRefused(() -> form.decimal("x", "金额"), "“金额”的值“12万”不是数字");
    given("1E+999999999");
    assertRefused(() -> form.decimal("x", "金额"), "“金额”的值“1E+999999999”不是数字");
  }

  @Test
  void date() {
    LocalDate day = LocalDate.of(2026, 1, 31);
    for (Object value : List.of("2026-01-31", "2026-01-31T23:30", "2026-01-30T16:30:00.000Z", "2026-01-31T00:30:00+08:00",
        Date.from(Instant.parse("2026-01-30T16:30:00Z")))) {
      given(value);
      assertThat(form.date("x", "日期")).as("%s", value).isEqualTo(day);
    }
    given(null);
    assertThat(form.date("x", "日期")).isNull();
    given("31/01/2026");
    assertRefused(() -> form.date("x", "日期"), "“日期”的值“31/01/2026”不是日期，应为“2026-01-31”这样的日期");
  }

  @Test
  void rows() {
    List<Map<String, Object>> rows = List.of(Map.of("item", "服务器", "amount", 2));
    for (Object value : List.of(rows, Spin.JSON("[{\"item\":\"服务器\",\"amount\":2}]"), " [{\"item\":\"服务器\",\"amount\":2}]")) {
      given(value);
      assertThat(form.rows("x", "明细")).as("%s", value.getClass()).isEqualTo(rows);
    }
    given("发现一个问题");
    assertThat(form.rows("x", "明细")).containsExactly(Map.of("description", "发现一个问题"));
    for (Object nothing : new Object[] {null, "", "[]", List.of()}) {
      given(nothing);
      assertThat(form.rows("x", "明细")).isEmpty();
    }
    given(List.of("服务器"));
    assertRefused(() -> form.rows("x", "明细"), "“明细”应为列表，每行为一组字段");
    given(5);
    assertRefused(() -> form.rows("x", "明细"), "“明细”应为列表，每行为一组字段");
  }

  @Test
  void strings() {
    for (Object value : List.of(List.of("甲", "乙"), Spin.JSON("[\"甲\",\"乙\"]"), "[\"甲\",\"乙\"]", new String[] {"甲", "乙"})) {
      given(value);
      assertThat(form.strings("x", "单位")).as("%s", value.getClass()).containsExactly("甲", "乙");
    }
    given("甲");
    assertThat(form.strings("x", "单位")).containsExactly("甲");
    given(null);
    assertThat(form.strings("x", "单位")).isEmpty();
    given(List.of(Map.of("a", 1)));
    assertRefused(() -> form.strings("x", "单位"), "“单位”应为文本列表");
  }

  @Test
  void writesJson() {
    ArgumentCaptor<TypedValue> value = ArgumentCaptor.forClass(TypedValue.class);

    form.setJson("x", List.of(Map.of("on", LocalDate.of(2026, 1, 31))));
    verify(scope).setVariable(eq("x"), (Object) value.capture());
    assertThat(((SpinJsonNode) value.getValue().getValue()).toString()).isEqualTo("[{\"on\":\"2026-01-31\"}]");

    form.setJsonLocal("y", List.of());
    verify(scope).setVariableLocal(eq("y"), (Object) value.capture());
    assertThat(value.getValue().getValue()).hasToString("[]");
  }

  private void given(Object value) {
    when(scope.getVariable("x")).thenReturn(value);
  }

  private static void assertRefused(Runnable reading, String message) {
    assertThatThrownBy(reading::run).isInstanceOfSatisfying(RuleViolationException.class,
        e -> assertThat(e.getViolations()).containsExactly(new Violation("x", message)));
  }
}
