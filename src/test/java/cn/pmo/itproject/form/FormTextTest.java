package cn.pmo.itproject.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormTextTest {

  private static final String FORM = """
      {"components": [
        {"type": "text", "text": "说明"},
        {"type": "group", "label": "组", "components": [
          {"type": "textfield", "key": "name", "label": "名称"},
          {"type": "number", "key": "amount", "label": "金额", "appearance": {"suffixAdorner": "元"}},
          {"type": "number", "key": "usd", "label": "外币", "appearance": {"prefixAdorner": "US$"}},
          {"type": "number", "key": "year", "label": "年度"},
          {"type": "checkbox", "key": "planned"},
          {"type": "datetime", "key": "due", "dateLabel": "日期"}]},
        {"type": "radio", "key": "kind", "label": "类别", "values": [{"label": "国标", "value": "GB"}, {"label": "是", "value": true}]},
        {"type": "select", "key": "department", "label": "部门", "valuesExpression": "=currentUser.departments"},
        {"type": "checklist", "key": "units", "label": "单位", "valuesKey": "departmentOptions"},
        {"type": "radio", "key": "decision", "label": "结论", "valuesKey": "decisionOptions"},
        {"type": "dynamiclist", "path": "rows", "label": "清单", "components": [
          {"type": "textfield", "key": "item", "label": "项", "readonly": true},
          {"type": "radio", "key": "passed", "label": "通过", "values": [{"label": "合格", "value": true}]}]},
        {"type": "filepicker", "key": "report", "label": "报告"}]}""";

  private static Map<String, String> text(Map<String, Object> values) {
    return FormSchema.parse(new ByteArrayInputStream(FORM.getBytes(StandardCharsets.UTF_8)))
        .text(new FormText(values, name -> name.equals("dept-a") ? "甲局" : name));
  }

  @Test
  void labelsStandForKeysAndValues() {
    Map<String, Object> values = new HashMap<>(Map.of("name", "路由器", "amount", 880000.0, "planned", true, "due", "2026-03-01", "kind", "GB",
        "units", List.of("dept-a", "dept-b"), "report", "x", "other", "y"));
    values.put("department", "dept-a");
    values.put("decision", "REJECTED");
    values.put("decisionOptions", List.of(Map.of("value", "REJECTED", "label", "退回")));
    values.put("rows", "[{\"item\": \"并发\", \"passed\": true}, {\"item\": \"断网\", \"passed\": false}]");

    assertThat(text(values)).containsExactlyInAnyOrderEntriesOf(Map.of("名称", "路由器", "金额", "880,000 元", "planned", "是", "日期", "2026年3月1日",
        "类别", "国标", "部门", "甲局", "单位", "甲局、dept-b", "结论", "退回", "清单", "1. 项：并发；通过：合格\n2. 项：断网；通过：否"));
  }

  @Test
  void amountsAreGroupedAndHaveTheirUnitButYearsAreNot() {
    assertThat(text(Map.of("amount", 1_800_000, "usd", 1234.5, "year", 2026)))
        .isEqualTo(Map.of("金额", "1,800,000 元", "外币", "US$ 1,234.5", "年度", "2026"));
    assertThat(text(Map.of("amount", "1800000.05", "usd", 0)).get("外币")).isEqualTo("US$ 0");
    assertThat(text(Map.of("amount", new BigDecimal("999999999999.25")))).containsEntry("金额", "999,999,999,999.25 元");
  }

  @ParameterizedTest
  @CsvSource({"2026-11-21, 2026年11月21日", "2026-11-21T09:30, 2026年11月21日 09:30", "2026-11-21T09:30:15+08:00, 2026年11月21日 09:30",
      "2026-11-21T23:30:00Z, 2026年11月22日 07:30", "2026-11-21T23:30:00.000Z, 2026年11月22日 07:30", "17:30, 17:30", "待定, 待定"})
  void datesAreWrittenInChineseAsTheyAreInShanghai(String submitted, String shown) {
    assertThat(text(Map.of("due", submitted))).containsEntry("日期", shown);
  }

  @Test
  void pointsInTimeAreToldInShanghai() {
    assertThat(text(Map.of("due", Date.from(Instant.parse("2026-11-21T01:30:00Z"))))).containsEntry("日期", "2026年11月21日 09:30");
  }

  @Test
  void whatIsNotFilledInIsLeftOut() {
    assertThat(text(Map.of("name", " ", "units", List.of(), "rows", List.of()))).isEmpty();
    Map<String, Object> emptied = new HashMap<>();
    emptied.put("kind", null);
    emptied.put("amount", null);
    assertThat(text(emptied)).isEmpty();
  }
}
