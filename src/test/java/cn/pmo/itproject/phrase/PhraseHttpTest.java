package cn.pmo.itproject.phrase;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pmo.itproject.scenario.Http;
import cn.pmo.itproject.scenario.HttpProcessTest;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 常用语 over HTTP. */
@HttpProcessTest
class PhraseHttpTest {

  private static final String PATH = "/api/phrases";
  private static final String USER = "phrase-user";

  @Autowired
  private Http http;
  @Autowired
  private JdbcClient jdbc;

  @BeforeEach
  void twoPeopleWhoNeverChangedAPhrase() {
    http.user(USER, "张", "伟").user("phrase-other", "李", "娜");
    jdbc.sql("delete from phrase_list").update();
  }

  private JsonNode list() {
    return http.ask(USER, "GET", PATH, null);
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

    JsonNode added = http.ask(USER, "POST", PATH, text(" 请财务部门核实预算。 "));
    assertThat(added.path("text").asText()).isEqualTo("请财务部门核实预算。");
    assertThat(list()).hasSize(first.size() + 1);
    assertThat(list().get(first.size())).isEqualTo(added);
    assertThat(http.ask("phrase-other", "GET", PATH, null)).isEqualTo(first);
  }

  @Test
  void aPhraseOfTheBeginningIsChangedRemovedAndMoved() {
    List<String> ids = list().findValuesAsText("id");
    assertThat(http.ask(USER, "PUT", PATH + "/" + ids.get(0), text("同意，请办理。")).path("id").asText()).isEqualTo(ids.get(0));
    http.answer(USER, "DELETE", PATH + "/" + ids.get(1), null, 204);
    List<String> left = new ArrayList<>(list().findValuesAsText("id"));
    assertThat(left).hasSize(ids.size() - 1).doesNotContain(ids.get(1));
    Collections.reverse(left);
    assertThat(http.ask(USER, "PUT", PATH + "/order", order(left)).findValuesAsText("id")).isEqualTo(left);
    assertThat(list().findValuesAsText("id")).isEqualTo(left);
    assertThat(list().get(left.size() - 1).path("text").asText()).isEqualTo("同意，请办理。");
  }

  @Test
  void whoRemovedAllHasNone() {
    list().findValuesAsText("id").forEach(id -> http.answer(USER, "DELETE", PATH + "/" + id, null, 204));
    assertThat(list()).isEmpty();
  }

  @Test
  void aPhraseOfSomebodyElseDoesNotExist() {
    String id = http.ask("phrase-other", "POST", PATH, text("他人的常用语")).path("id").asText();
    assertThat(http.answer(USER, "PUT", PATH + "/" + id, text("改写"), 404).path("message").asText()).contains("没有这条常用语");
    http.answer(USER, "DELETE", PATH + "/" + id, null, 404);
    assertThat(http.refusal(USER, "PUT", PATH + "/order", order(List.of(id)))).startsWith("ids: 排序应包含全部");
    assertThat(http.ask("phrase-other", "GET", PATH, null).findValuesAsText("text")).contains("他人的常用语");
  }

  @Test
  void aPhraseIsShortVisibleAndThereOnce() {
    assertThat(http.refusal(USER, "POST", PATH, text("　\\u200b"))).isEqualTo("text: “常用语”未填写，应为 1 至 200 个字");
    assertThat(http.refusal(USER, "POST", PATH, "{}")).startsWith("text: “常用语”未填写");
    assertThat(http.refusal(USER, "POST", PATH, text("字".repeat(201)))).isEqualTo("text: “常用语”有 201 个字，最多 200 个字");
    http.ask(USER, "POST", PATH, text("字".repeat(200)));
    assertThat(http.refusal(USER, "POST", PATH, text("同意。"))).isEqualTo("text: 已有相同的常用语，每条常用语应各不相同");
    List<String> ids = list().findValuesAsText("id");
    assertThat(http.refusal(USER, "PUT", PATH + "/" + ids.get(1), text("同意。"))).startsWith("text: 已有相同");
    http.ask(USER, "PUT", PATH + "/" + ids.get(0), text("同意。"));
  }

  @Test
  void thereAreFiftyAtMost() {
    for (int i = list().size(); i < 50; i++) {
      http.ask(USER, "POST", PATH, text("第 " + i + " 条"));
    }
    assertThat(http.refusal(USER, "POST", PATH, text("再来一条"))).isEqualTo("text: 常用语已有 50 条，最多 50 条，应先删除不再使用的");
  }

  @Test
  void anOrderNamesEveryPhraseOnce() {
    List<String> ids = list().findValuesAsText("id");
    List<String> twice = new ArrayList<>(ids);
    twice.set(0, ids.get(1));
    assertThat(http.refusal(USER, "PUT", PATH + "/order", order(twice))).startsWith("ids: ");
    assertThat(http.refusal(USER, "PUT", PATH + "/order", "{}")).startsWith("ids: ");
    assertThat(list().findValuesAsText("id")).isEqualTo(ids);
  }
}
