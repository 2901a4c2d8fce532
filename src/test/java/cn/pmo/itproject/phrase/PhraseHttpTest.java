package cn.pmo.itproject.phrase;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pmo.itproject.scenario.ApiClient;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;

/** 常用语 over HTTP. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ActiveProfiles("test")
class PhraseHttpTest {

  private static final String PATH = "/api/phrases";
  private static final String USER = "phrase-user";

  @LocalServerPort
  private int port;
  @Autowired
  private ProcessEngine engine;
  @Autowired
  private JdbcClient jdbc;

  private ApiClient api;

  @BeforeEach
  void twoPeopleWhoNeverChangedAPhrase() {
    api = new ApiClient(engine, port).user(USER, "张", "伟").user("phrase-other", "李", "娜");
    jdbc.sql("delete from phrase_list").update();
  }

  private JsonNode list() {
    return api.ask(USER, "GET", PATH, null);
  }

  private static String text(String text) {
    return "{\"text\":\"" + text + "\"}";
  }

  private static String order(List<String> ids) {
    return ids.stream().collect(Collectors.joining("\",\"", "{\"ids\":[\"", "\"]}"));
  }

  @Test
  void everybodyBeginsWithTheSamePhrasesAndChangesHisOwn() {
    JsonNode first = list();
    assertThat(first.findValuesAsText("text")).startsWith("同意。", "拟同意，请领导审批。", "已核实，情况属实。");
    assertThat(jdbc.sql("select count(*) from phrase_list").query(Integer.class).single()).as("stored before a change").isZero();

    JsonNode added = api.ask(USER, "POST", PATH, text(" 请财务部门核实预算。 "));
    assertThat(added.path("text").asText()).isEqualTo("请财务部门核实预算。");
    assertThat(list()).hasSize(first.size() + 1);
    assertThat(list().get(first.size())).isEqualTo(added);
    assertThat(api.ask("phrase-other", "GET", PATH, null)).isEqualTo(first);
  }

  @Test
  void aPhraseOfTheBeginningIsChangedRemovedAndMoved() {
    List<String> ids = list().findValuesAsText("id");
    assertThat(api.ask(USER, "PUT", PATH + "/" + ids.get(0), text("同意，请办理。")).path("id").asText()).isEqualTo(ids.get(0));
    api.answer(USER, "DELETE", PATH + "/" + ids.get(1), null, 204);
    List<String> left = new ArrayList<>(list().findValuesAsText("id"));
    assertThat(left).hasSize(ids.size() - 1).doesNotContain(ids.get(1));
    Collections.reverse(left);
    assertThat(api.ask(USER, "PUT", PATH + "/order", order(left)).findValuesAsText("id")).isEqualTo(left);
    assertThat(list().findValuesAsText("id")).isEqualTo(left);
    assertThat(list().get(left.size() - 1).path("text").asText()).isEqualTo("同意，请办理。");
  }

  @Test
  void whoRemovedAllHasNone() {
    list().findValuesAsText("id").forEach(id -> api.answer(USER, "DELETE", PATH + "/" + id, null, 204));
    assertThat(list()).isEmpty();
  }

  @Test
  void aPhraseOfSomebodyElseDoesNotExist() {
    String id = api.ask("phrase-other", "POST", PATH, text("他人的常用语")).path("id").asText();
    assertThat(api.answer(USER, "PUT", PATH + "/" + id, text("改写"), 404).path("message").asText()).contains("没有这条常用语");
    api.answer(USER, "DELETE", PATH + "/" + id, null, 404);
    assertThat(api.refusal(USER, "PUT", PATH + "/order", order(List.of(id)))).startsWith("ids: 排序应包含全部");
    assertThat(api.ask("phrase-other", "GET", PATH, null).findValuesAsText("text")).contains("他人的常用语");
  }

  @Test
  void aPhraseIsShortVisibleAndThereOnce() {
    assertThat(api.refusal(USER, "POST", PATH, text("　\\u200b"))).isEqualTo("text: “常用语”未填写，应为 1 至 200 个字");
    assertThat(api.refusal(USER, "POST", PATH, "{}")).startsWith("text: “常用语”未填写");
    assertThat(api.refusal(USER, "POST", PATH, text("字".repeat(201)))).isEqualTo("text: “常用语”有 201 个字，最多 200 个字");
    api.ask(USER, "POST", PATH, text("字".repeat(200)));
    assertThat(api.refusal(USER, "POST", PATH, text("同意。"))).isEqualTo("text: 已有相同的常用语，每条常用语应各不相同");
    List<String> ids = list().findValuesAsText("id");
    assertThat(api.refusal(USER, "PUT", PATH + "/" + ids.get(1), text("同意。"))).startsWith("text: 已有相同");
    api.ask(USER, "PUT", PATH + "/" + ids.get(0), text("同意。"));
  }

  @Test
  void thereAreFiftyAtMost() {
    for (int i = list().size(); i < 50; i++) {
      api.ask(USER, "POST", PATH, text("第 " + i + " 条"));
    }
    assertThat(api.refusal(USER, "POST", PATH, text("再来一条"))).isEqualTo("text: 常用语已有 50 条，最多 50 条，应先删除不再使用的");
  }

  @Test
  void anOrderNamesEveryPhraseOnce() {
    List<String> ids = list().findValuesAsText("id");
    List<String> twice = new ArrayList<>(ids);
    twice.set(0, ids.get(1));
    assertThat(api.refusal(USER, "PUT", PATH + "/order", order(twice))).startsWith("ids: ");
    assertThat(api.refusal(USER, "PUT", PATH + "/order", "{}")).startsWith("ids: ");
    assertThat(list().findValuesAsText("id")).isEqualTo(ids);
  }
}
