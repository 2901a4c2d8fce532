package cn.pmo.itproject.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FormTextTest {

  private static final String FORM = """
      {"components": [
        {"type": "text", "text": "说明"},
        {"type": "group", "label": "组", "components": [
          {"type": "textfield", "key": "name", "label": "名称"},
          {"type": "number", "key": "amount", "label": "金额"},
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

    assertThat(text(values)).containsExactlyInAnyOrderEntriesOf(Map.of("名称", "路由器", "金额", "880000", "planned", "是", "日期", "2026-03-01",
        "类别", "国标", "部门", "甲局", "单位", "甲局、dept-b", "结论", "退回", "清单", "1. 项：并发；通过：合格\n2. 项：断网；通过：否"));
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
