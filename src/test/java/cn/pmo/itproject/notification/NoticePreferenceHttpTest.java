package cn.pmo.itproject.notification;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pmo.itproject.scenario.Http;
import cn.pmo.itproject.scenario.HttpProcessTest;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 通知设置 over HTTP. */
@HttpProcessTest
class NoticePreferenceHttpTest {

  private static final String PATH = "/api/notifications/preferences";
  private static final String USER = "notice-user";
  private static final String OTHER = "notice-other";

  @Autowired
  private Http http;
  @Autowired
  private NoticePreferences preferences;
  @Autowired
  private JdbcClient jdbc;

  @BeforeEach
  void twoPeopleWhoNeverChangedAnything() {
    http.user(USER, "张", "伟").user(OTHER, "李", "娜");
    jdbc.sql("delete from notice_preference").update();
  }

  private JsonNode list(String user) {
    return http.ask(user, "GET", PATH, null);
  }

  @Test
  void everythingIsOnUntilSomebodySwitchesItOffForHimself() {
    JsonNode before = list(USER);
    assertThat(before.findValuesAsText("event")).containsExactly("NEW_TASK", "RETURNED", "DUE_SOON", "OVERDUE", "ESCALATION",
        "ACCEPTANCE_RESULT", "PROJECT_CLOSED", "REMINDER", "COPY");
    assertThat(before.findValuesAsText("title")).startsWith("新任务", "任务退回").endsWith("催办", "抄送");
    assertThat(before.findValuesAsText("enabled")).containsOnly("true");

    assertThat(http.ask(USER, "PUT", PATH + "/NEW_TASK", "{\"enabled\":false}"))
        .hasToString("{\"event\":\"NEW_TASK\",\"title\":\"新任务\",\"enabled\":false}");
    assertThat(list(USER).get(0).path("enabled").asBoolean()).isFalse();
    assertThat(list(USER).get(1).path("enabled").asBoolean()).isTrue();
    assertThat(list(OTHER)).isEqualTo(before);
    assertThat(preferences.disabled(NoticeEvent.NEW_TASK, Set.of(USER, OTHER))).containsExactly(USER);
    assertThat(preferences.disabled(NoticeEvent.RETURNED, Set.of(USER, OTHER))).isEmpty();

    http.ask(USER, "PUT", PATH + "/NEW_TASK", "{\"enabled\":true}");
    assertThat(list(USER)).isEqualTo(before);
  }

  @Test
  void whatDoesNotExistOrCannotBeSwitchedOffIsRefused() {
    assertThat(http.refusal(USER, "PUT", PATH + "/NONSENSE", "{\"enabled\":false}"))
        .startsWith("event: 没有通知类型“NONSENSE”，应为 NEW_TASK、");
    assertThat(http.refusal(USER, "PUT", PATH + "/PROCUREMENT_RESULT", "{\"enabled\":false}")).isEqualTo("event: “采购结果”通知不能关闭");
    assertThat(http.refusal(USER, "PUT", PATH + "/COPY", "{}")).startsWith("enabled: ");
    assertThat(list(USER).findValuesAsText("enabled")).containsOnly("true");
  }
}
