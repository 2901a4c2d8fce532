package cn.pmo.itproject.deputy;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pmo.itproject.form.Today;
import cn.pmo.itproject.scenario.Http;
import cn.pmo.itproject.scenario.HttpProcessTest;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 请假委托 over HTTP: who may enter, see and revoke what. */
@HttpProcessTest
class DeputyHttpTest {

  private static final String PATH = "/api/deputies";

  private final LocalDate today = Today.inShanghai();

  @Autowired
  private Http http;
  @Autowired
  private JdbcClient jdbc;

  @BeforeEach
  void people() {
    http.user("deputy-zhang", "张", "伟").user("deputy-li", "李", "娜").user("deputy-wang", "王", "芳")
        .user("deputy-operator", "潘", "超", "operations");
  }

  @AfterEach
  void nobodyIsAwayInOtherTests() {
    jdbc.sql("delete from deputy").update();
  }

  private static String period(String deputy, Object startsOn, Object endsOn) {
    return "{\"deputyId\":\"%s\",\"startsOn\":\"%s\",\"endsOn\":\"%s\",\"reason\":\"休假\"}".formatted(deputy, startsOn, endsOn);
  }

  @Test
  void aPersonNamesADeputyAndBothSeeIt() {
    JsonNode added = http.ask("deputy-zhang", "POST", PATH, period("deputy-li", today, today.plusDays(3)));
    assertThat(added.path("personName").asText()).isEqualTo("张伟");
    assertThat(added.path("deputyName").asText()).isEqualTo("李娜");
    assertThat(added.path("startsOn").asText()).isEqualTo(today.toString());
    assertThat(added.path("endsOn").asText()).isEqualTo(today.plusDays(3).toString());
    assertThat(added.path("state").asText()).isEqualTo("ACTIVE");
    assertThat(added.path("stateLabel").asText()).isEqualTo("生效中");
    http.ask("deputy-zhang", "POST", PATH, period("deputy-wang", today.plusDays(10), today.plusDays(11)));

    JsonNode own = http.ask("deputy-zhang", "GET", PATH, null);
    assertThat(own.path("mine").findValuesAsText("state")).containsExactly("PLANNED", "ACTIVE");
    assertThat(own.path("forMe")).isEmpty();
    JsonNode deputys = http.ask("deputy-li", "GET", PATH, null);
    assertThat(deputys.path("mine")).isEmpty();
    assertThat(deputys.path("forMe")).containsExactly(added);
  }

  @Test
  void onlyThePersonAndOperationsRevoke() {
    String id = http.ask("deputy-zhang", "POST", PATH, period("deputy-li", today, today)).path("id").asText();
    for (String other : new String[] {"deputy-li", "deputy-wang"}) {
      assertThat(http.answer(other, "DELETE", PATH + "/" + id, null, 404).path("message").asText()).contains("没有此项请假委托");
    }
    http.answer("deputy-zhang", "DELETE", PATH + "/unknown", null, 404);
    http.answer("deputy-zhang", "DELETE", PATH + "/" + id, null, 204);
    assertThat(http.ask("deputy-zhang", "GET", PATH, null).path("mine").findValuesAsText("state")).containsExactly("REVOKED");
    assertThat(http.refusal("deputy-zhang", "DELETE", PATH + "/" + id, null)).startsWith("id: 该请假委托已撤销");

    String another = http.ask("deputy-zhang", "POST", PATH, period("deputy-li", today, today)).path("id").asText();
    http.answer("deputy-operator", "DELETE", PATH + "/" + another, null, 204);
  }

  @Test
  void operationsEnterItForOthersAndNobodyElseDoes() {
    String body = period("deputy-li", today, today).replace("{", "{\"personId\":\"deputy-zhang\",");
    assertThat(http.refusal("deputy-wang", "POST", PATH, body)).isEqualTo("personId: 只能办理自己的请假委托，运维、camunda-admin的成员可以代他人办理");
    JsonNode added = http.ask("deputy-operator", "POST", PATH, body);
    assertThat(added.path("personId").asText()).isEqualTo("deputy-zhang");
    assertThat(http.ask("deputy-operator", "GET", PATH, null).path("mine")).containsExactly(added);
    assertThat(http.ask("deputy-zhang", "GET", PATH, null).path("mine")).containsExactly(added);
    assertThat(http.ask("deputy-wang", "GET", PATH, null).path("mine")).isEmpty();
  }

  @Test
  void whatIsWrongIsSaidInWords() {
    assertThat(http.refusal("deputy-zhang", "POST", PATH, period("deputy-zhang", today, today)))
        .isEqualTo("deputyId: 受托人不能是委托人本人（张伟），应选择其他人");
    assertThat(http.refusal("deputy-zhang", "POST", PATH, period("deputy-li", "2026-02-30", today)))
        .isEqualTo("startsOn: “开始日期”的值“2026-02-30”不是有效日期，应为年-月-日，如 2026-10-01");
    assertThat(http.answer("deputy-zhang", "POST", PATH, "{}", 400).path("violations").findValuesAsText("field"))
        .containsExactly("deputyId", "startsOn", "endsOn");
    assertThat(http.answer("deputy-zhang", "POST", PATH, "no json", 400).path("message").asText()).isEqualTo("请求内容格式不正确，应为约定格式的 JSON 对象");
    http.ask("deputy-zhang", "POST", PATH, period("deputy-li", today, today.plusDays(2)));
    assertThat(http.refusal("deputy-zhang", "POST", PATH, period("deputy-wang", today.plusDays(2), today.plusDays(4))))
        .startsWith("startsOn: ").contains("重叠");
    assertThat(http.refusal("deputy-wang", "POST", PATH, period("deputy-zhang", today, today))).startsWith("deputyId: 张伟在 ")
        .contains("也请假");
  }
}
