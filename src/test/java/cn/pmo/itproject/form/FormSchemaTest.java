package cn.pmo.itproject.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.pmo.itproject.rule.RuleViolationException;
import cn.pmo.itproject.rule.Violation;
import cn.pmo.itproject.rule.Violations;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngineFactory;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.spin.Spin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormSchemaTest {

  private static final FeelEngine FEEL = new ScalaFeelEngineFactory().createInstance();

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "\u3000", "\u200b"})
  void requiredTextMustBeVisible(String blank) {
    String form = "{'type':'textfield','key':'name','label':'项目名称','validate':{'required':true}}";

    assertThat(violations(form, Map.of("name", blank))).containsExactly(new Violation("name", "“项目名称”不能为空"));
    assertThat(violations(form, Map.of())).containsExactly(new Violation("name", "“项目名称”不能为空"));
    assertThat(violations(form, Map.of("name", "档案系统"))).isEmpty();
  }

  @Test
  void optionalFieldsMayBeAbsent() {
    assertThat(violations("""
        {'type':'textfield','key':'a','validate':{'minLength':3,'pattern':'x'}},
        {'type':'number','key':'b','validate':{'min':1}},
        {'type':'datetime','key':'c','subtype':'date'},
        {'type':'radio','key':'d','values':[{'value':'X','label':'甲'}]},
        {'type':'checkbox','key':'e'},
        {'type':'dynamiclist','path':'f','components':[{'type':'textfield','key':'g','validate':{'required':true}}]}""",
        Map.of())).isEmpty();
  }

  @Test
  void everyViolationIsReportedInTheOrderOfTheForm() {
    assertThat(violations("""
        {'type':'textfield','key':'name','label':'项目名称','validate':{'required':true}},
        {'type':'number','key':'quantity','label':'数量','validate':{'min':1}}""", Map.of("quantity", -1)))
        .containsExactly(new Violation("name", "“项目名称”不能为空"), new Violation("quantity", "“数量”为 -1，应不小于 1"));
  }

  @Test
  void numbersMayArriveInAnyType() {
    String form = "{'type':'number','key':'n','label':'数量','validate':{'min':1,'max':'10.5'}}";

    assertThat(List.of(1, 10.5, "7", 3L)).allSatisfy(number -> assertThat(violations(form, Map.of("n", number))).isEmpty());
    assertThat(messages(form, Map.of("n", 0.0))).containsExactly("“数量”为 0，应不小于 1");
    assertThat(messages(form, Map.of("n", "11"))).containsExactly("“数量”为 11，应不大于 10.5");
    assertThat(messages(form, Map.of("n", "一"))).containsExactly("“数量”的值“一”不是数字");
    assertThat(messages(form, Map.of("n", Double.NaN))).containsExactly("“数量”的值“NaN”不是数字");
    assertThat(messages(form, Map.of("n", "1e999999999"))).containsExactly("“数量”的值“1e999999999”不是数字");
  }

  /** Whoever sends it may not have the server look through it for minutes, nor get all of it back. */
  @Test
  void valuesOfAMillionCharactersAreRefusedAtOnce() {
    String many = "a@" + ".".repeat(1_000_000) + "@";
    String quoted = many.substring(0, 200) + "…";
    String email = "{'type':'textfield','key':'e','label':'邮箱','validate':{'validationType':'email'%s}}";
    assertTimeoutPreemptively(Duration.ofMinutes(1), () -> {
      assertThat(messages(email.formatted(""), Map.of("e", many)))
          .containsExactly("“邮箱”的值“" + quoted + "”不是有效的电子邮箱地址，应为“name@example.com”这样的地址");
      assertThat(messages(email.formatted(",'maxLength':100"), Map.of("e", many))).containsExactly("“邮箱”有 1000003 个字，应不超过 100 个字");
      assertThat(messages("{'type':'number','key':'n','label':'数量'}", Map.of("n", "7".repeat(10_000_000))))
          .containsExactly("“数量”的值“" + "7".repeat(200) + "…”不是数字");
    });
  }

  @Test
  void boundsMayBeExpressions() {
    String form = "{'type':'number','key':'n','label':'合同金额','validate':{'max':'=approvedBudget'}}";

    assertThat(messages(form, Map.of("n", 11, "approvedBudget", 10))).containsExactly("“合同金额”为 11，应不大于 10");
    assertThat(messages(form, Map.of("n", 11))).isEmpty();
  }

  @Test
  void lengthOfText() {
    String form = "{'type':'textarea','key':'t','label':'风险','validate':{'minLength':3,'maxLength':'5'}}";

    assertThat(messages(form, Map.of("t", "风险"))).containsExactly("“风险”有 2 个字，应不少于 3 个字");
    assertThat(messages(form, Map.of("t", "一二三四五六"))).containsExactly("“风险”有 6 个字，应不超过 5 个字");
    assertThat(messages(form, Map.of("t", "一二三四五"))).isEmpty();
  }

  @Test
  void formatOfText() {
    String pattern = "{'type':'textfield','key':'t','label':'编号','validate':{'pattern':'^[A-Z]{2}-[0-9]+$'}}";
    String email = "{'type':'textfield','key':'t','label':'邮箱','validate':{'validationType':'email'}}";
    String phone = "{'type':'textfield','key':'t','label':'电话','validate':{'validationType':'phone'}}";

    assertThat(messages(pattern, Map.of("t", "XM-12"))).isEmpty();
    assertThat(messages(pattern, Map.of("t", "xm"))).containsExactly("“编号”的值“xm”不符合规定的格式 ^[A-Z]{2}-[0-9]+$");
    assertThat(messages(email, Map.of("t", "li@example.com"))).isEmpty();
    assertThat(messages(email, Map.of("t", "li@"))).singleElement().asString().startsWith("“邮箱”的值“li@”不是有效的电子邮箱地址");
    assertThat(messages(phone, Map.of("t", "+86 571 8888-0000"))).isEmpty();
    assertThat(messages(phone, Map.of("t", "无"))).singleElement().asString().startsWith("“电话”的值“无”不是有效的电话号码");
  }

  @Test
  void staticValues() {
    String form = """
        {'type':'radio','key':'c','label':'结论','values':[{'value':'YES','label':'可行'},{'value':'NO','label':'不可行'}]},
        {'type':'select','key':'b','label':'满意','values':[{'value':true,'label':'是'},{'value':false,'label':'否'}]},
        {'type':'select','key':'n','label':'年数','values':[{'value':10,'label':'十年'}]}""";

    assertThat(messages(form, Map.of("c", "YES", "b", false, "n", 10.0))).isEmpty();
    assertThat(messages(form, Map.of("c", "NO", "b", "true", "n", "10"))).isEmpty();
    assertThat(messages(form, Map.of("c", "MAYBE", "b", "null"))).containsExactly(
        "“结论”的值“MAYBE”不在可选项中，应为：可行、不可行", "“满意”的值“null”不在可选项中，应为：是、否");
  }

  @Test
  void severalValues() {
    String form = """
        {'type':'checklist','key':'c','label':'条款','values':[{'value':'A','label':'合作范围'},{'value':'B','label':'责任划分'}],
         'validate':{'required':true}}""";

    assertThat(messages(form, Map.of("c", List.of("A", "B")))).isEmpty();
    assertThat(messages(form, Map.of("c", Spin.JSON("[\"A\"]")))).isEmpty();
    assertThat(messages(form, Map.of("c", "[\"A\",\"C\"]"))).containsExactly("“条款”的值“C”不在可选项中，应为：合作范围、责任划分");
    assertThat(messages(form, Map.of("c", List.of()))).containsExactly("“条款”不能为空");
    assertThat(messages(form, Map.of("c", List.of(Map.of())))).containsExactly("“条款”应为所选各项的列表");
  }

  @Test
  void valuesFromAVariableAreCheckedWhenThereIsOne() {
    String form = "{'type':'radio','key':'decision','label':'结论','valuesKey':'decisionOptions'}";
    String expression = "{'type':'select','key':'decision','label':'结论','valuesExpression':'=for o in decisionOptions return o.value'}";
    Map<String, Object> options = Map.of("decisionOptions", Spin.JSON("[{\"value\":\"APPROVED\",\"label\":\"通过\"}]"));

    assertThat(messages(form, with(options, "decision", "APPROVED"))).isEmpty();
    assertThat(messages(form, with(options, "decision", "TERMINATED"))).containsExactly("“结论”的值“TERMINATED”不在可选项中，应为：通过");
    assertThat(messages(form, Map.of("decision", "TERMINATED"))).isEmpty();
    assertThat(messages(expression, with(options, "decision", "APPROVED"))).isEmpty();
    assertThat(messages(expression, with(options, "decision", "X"))).containsExactly("“结论”的值“X”不在可选项中，应为：APPROVED");
  }

  @Test
  void checkbox() {
    String form = "{'type':'checkbox','key':'c','label':'已核对','validate':{'required':true}}";

    assertThat(messages(form, Map.of("c", true))).isEmpty();
    assertThat(messages(form, Map.of("c", "true"))).isEmpty();
    assertThat(messages(form, Map.of("c", false))).containsExactly("“已核对”必须勾选");
    assertThat(messages(form, Map.of("c", "on"))).containsExactly("“已核对”的值“on”既不是“是”也不是“否”");
    assertThat(messages("{'type':'checkbox','key':'c'}", Map.of("c", false))).isEmpty();
  }

  @Test
  void datesAndTimes() {
    String date = "{'type':'datetime','subtype':'date','key':'d','dateLabel':'试点完成日期'}";
    String time = "{'type':'datetime','subtype':'time','key':'d','timeLabel':'开始时间'}";

    assertThat(List.of("2026-01-31", "2026-01-31T09:30", "2026-01-31T09:30:00.000Z", "2026-01-31T09:30+08:00", new Date()))
        .allSatisfy(value -> assertThat(violations(date, Map.of("d", value))).isEmpty());
    assertThat(messages(date, Map.of("d", "2026-02-30"))).containsExactly("“试点完成日期”的值“2026-02-30”不是日期，应为“2026-01-31”这样的日期");
    assertThat(messages(date, Map.of("d", 5))).hasSize(1);
    assertThat(messages(time, Map.of("d", "09:30"))).isEmpty();
    assertThat(messages(time, Map.of("d", "09:30+08:00"))).isEmpty();
    assertThat(messages(time, Map.of("d", "九点"))).containsExactly("“开始时间”的值“九点”不是时间，应为“09:30”这样的时间");
  }

  @Test
  void rowsOfAListAreNamed() {
    String form = """
        {'type':'dynamiclist','path':'lines','label':'预算明细','properties':{'minItems':'1'},'components':[
          {'type':'textfield','key':'item','label':'名称','validate':{'required':true}},
          {'type':'number','key':'price','label':'单价','validate':{'min':1}}]}""";

    assertThat(messages(form, Map.of())).containsExactly("“预算明细”至少应有 1 行，现有 0 行");
    assertThat(violations(form, Map.of("lines", List.of(Map.of("item", "服务器", "price", 3), Map.of("price", 0)))))
        .containsExactly(new Violation("lines[1].item", "“预算明细”第2行“名称”不能为空"),
            new Violation("lines[1].price", "“预算明细”第2行“单价”为 0，应不小于 1"));
    assertThat(messages(form, Map.of("lines", Spin.JSON("[{\"item\":\"\"}]")))).containsExactly("“预算明细”第1行“名称”不能为空");
    assertThat(messages(form, Map.of("lines", "[{\"item\":\"软件\",\"price\":\"2\"}]"))).isEmpty();
    assertThat(messages(form, Map.of("lines", List.of(1)))).containsExactly("“预算明细”应为列表，每行为一组字段");
  }

  @Test
  void conditionsInARowSeeItsValuesAndThoseAround() {
    String form = """
        {'type':'dynamiclist','path':'answers','label':'答复','components':[
          {'type':'textfield','key':'explanation','label':'说明','validate':{'required':true},
           'conditional':{'hide':'=resolution != "REJECTED" or lenient = true'}}]}""";
    List<Map<String, String>> rows = List.of(Map.of("resolution", "SOLVED"), Map.of("resolution", "REJECTED"));

    assertThat(messages(form, Map.of("answers", rows))).containsExactly("“答复”第2行“说明”不能为空");
    assertThat(messages(form, Map.of("answers", rows, "lenient", true))).isEmpty();
    assertThat(messages(form, Map.of("answers", rows, "resolution", "SOLVED"))).hasSize(1);
  }

  @Test
  void hiddenFieldsAndEverythingInAHiddenGroupAreNotChecked() {
    String form = """
        {'type':'group','label':'意见','conditional':{'hide':'=decision != "REJECTED"'},'components':[
          {'type':'textarea','key':'reason','label':'原因','validate':{'required':true}},
          {'type':'group','components':[{'type':'textarea','key':'suggestion','label':'建议','validate':{'required':true}}]}]}""";

    assertThat(messages(form, Map.of("decision", "APPROVED"))).isEmpty();
    assertThat(messages(form, Map.of())).as("a missing variable is null").isEmpty();
    assertThat(messages(form, Map.of("decision", "REJECTED"))).containsExactly("“原因”不能为空", "“建议”不能为空");
  }

  @Test
  void listsInConditions() {
    String form = """
        {'type':'textfield','key':'t','label':'说明','validate':{'required':true},
         'conditional':{'hide':'=items = null or count(items) = 0 or (some item in items satisfies item.ok = true)'}}""";

    assertThat(messages(form, Map.of())).isEmpty();
    assertThat(messages(form, Map.of("items", Spin.JSON("[{\"ok\":true}]")))).isEmpty();
    assertThat(messages(form, Map.of("items", Spin.JSON("[{\"ok\":false}]")))).hasSize(1);
    assertThat(messages(form, Map.of("items", "[{\"ok\":false}]"))).hasSize(1);
  }

  @Test
  void anExpressionTheServerCannotReadIsAnErrorNotAnOpenDoor() {
    assertThatThrownBy(() -> messages("{'type':'textfield','key':'t','conditional':{'hide':'=1 +'}}", Map.of()))
        .isInstanceOf(ProcessEngineException.class).hasMessageContaining("表单中的表达式 =1 + 无法计算");
  }

  @Test
  void whatCannotBeEditedAndDocumentsAreNotChecked() {
    assertThat(violations("""
        {'type':'textfield','key':'a','disabled':true,'validate':{'required':true}},
        {'type':'textfield','key':'b','readonly':true,'validate':{'required':true}},
        {'type':'textfield','key':'c','readonly':'=locked','validate':{'required':true}},
        {'type':'filepicker','key':'d','validate':{'required':true}},
        {'type':'table','id':'e','dataSource':'=rows'}, {'type':'text','text':'提示'}""", Map.of("locked", true))).isEmpty();
  }

  @Test
  void aFieldWithoutLabelIsNamedByItsKey() {
    assertThat(messages("{'type':'textfield','key':'projectName','validate':{'required':true}}", Map.of()))
        .containsExactly("“projectName”不能为空");
  }

  private static List<String> messages(String components, Map<String, Object> values) {
    return violations(components, values).stream().map(Violation::message).toList();
  }

  private static List<Violation> violations(String components, Map<String, Object> values) {
    String json = "{\"components\":[" + components.replace("\\", "\\\\").replace("\"", "\\\"").replace('\'', '"') + "]}";
    FormSchema form = FormSchema.parse(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
    Violations violations = new Violations();
    form.check(FormValues.of(values), FEEL, violations);
    try {
      violations.throwIfAny();
      return List.of();
    } catch (RuleViolationException e) {
      return e.getViolations();
    }
  }

  private static Map<String, Object> with(Map<String, Object> map, String name, Object value) {
    Map<String, Object> all = new HashMap<>(map);
    all.put(name, value);
    return all;
  }
}
