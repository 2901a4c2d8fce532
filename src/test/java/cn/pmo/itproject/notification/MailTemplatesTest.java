package cn.pmo.itproject.notification;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pmo.itproject.notification.Notice.Facts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The mails of all events; to look at, they are left in {@code target/mails}. */
class MailTemplatesTest {

  private static final String CODE = "XM-2026-0007";
  private static final String NAME = "卷烟配送线路优化";

  @TempDir
  private Path directory;

  private MailTemplates templates(String baseUrl) {
    return new MailTemplates(new MailSettings("", directory, 3, Duration.ZERO, Duration.ZERO, Duration.ZERO), baseUrl);
  }

  /** With everything a mail may tell. */
  static Notice notice(NoticeEvent event) {
    Map<String, String> facts = new HashMap<>(Map.of(Facts.PROJECT_NAME, NAME, Facts.STEP, "审批预算", Facts.DUE, "2026年11月25日 17:30", Facts.DELAY,
        event == NoticeEvent.OVERDUE || event == NoticeEvent.ESCALATION ? "已逾期 3 个工作日" : "还剩 1.5 个工作日", Facts.HANDLER, "信息化领导小组",
        Facts.ACTOR, "李娜", Facts.REASON, "预算依据不足：\n1. 硬件单价未附询价记录；\n2. 运维费用的计算口径与上年不一致。"));
    facts.putAll(Map.of(Facts.SUGGESTION, "请补充三家供应商的询价记录后重新提交。", Facts.MESSAGE, "请于本周内办理，下周一要上会。", Facts.REVIEW_STEP, "审核预算", Facts.WINNER,
        "甲公司", Facts.AMOUNT, "1,180,000.00 元", Facts.RESULT, event == NoticeEvent.PROJECT_CLOSED ? "已终止" : "未通过"));
    boolean ofTask = !Set.of(NoticeEvent.PROCUREMENT_RESULT, NoticeEvent.ACCEPTANCE_RESULT, NoticeEvent.PROJECT_CLOSED).contains(event);
    return new Notice(event, CODE, ofTask ? "task-1" : null, Set.of(), Set.of(), List.of(), facts);
  }

  @ParameterizedTest
  @EnumSource(NoticeEvent.class)
  void everyEventIsToldAsAPageAndAsText(NoticeEvent event) throws IOException {
    Mail mail = templates("https://it.city.example/").render(notice(event), "甲公司", null);
    Files.createDirectories(Path.of("target/mails"));
    Files.writeString(Path.of("target/mails/" + event + ".html"), mail.html());
    Files.writeString(Path.of("target/mails/" + event + ".txt"), mail.subject() + "\n\n" + mail.text());

    assertThat(mail.subject()).contains(NAME, CODE).doesNotContain("\n", "null");
    assertThat(mail.html()).startsWith("<!DOCTYPE html>").contains("<title>" + mail.subject() + "</title>", NAME, CODE, "甲公司")
        .doesNotContain(" th:", "null", "${");
    assertThat(mail.text()).startsWith("甲公司：\n\n").contains(NAME, CODE).doesNotContain("[#", "[/", "[(", "null", "\n\n\n");
    String tasklist = "https://it.city.example/camunda/app/tasklist/default/#/";
    if (event == NoticeEvent.PROCUREMENT_RESULT) {
      assertThat(mail.html() + mail.text()).doesNotContain("city.example");
    } else {
      String link = notice(event).taskId() == null || Set.of(NoticeEvent.COPY, NoticeEvent.ESCALATION).contains(event) ? tasklist + "project/" + CODE
          : tasklist + "?forceDisplayTask=true&task=task-1";
      assertThat(mail.text()).contains(link, tasklist + "notifications");
      assertThat(mail.html()).contains("href=\"" + link.replace("&", "&amp;") + "\"", "href=\"" + tasklist + "notifications\"");
    }
  }

  @Test
  void bidderAndWinnerAreToldDifferentThings() {
    MailTemplates templates = templates("");
    Mail won = templates.render(notice(NoticeEvent.PROCUREMENT_RESULT), "甲公司", null);
    Mail lost = templates.render(notice(NoticeEvent.PROCUREMENT_RESULT), "乙公司", null);
    assertThat(won.subject()).isEqualTo("采购结果通知：卷烟配送线路优化（XM-2026-0007）");
    assertThat(won.text()).contains("贵单位中选，中选金额 1,180,000.00 元").doesNotContain("未中选");
    assertThat(won.html()).contains("贵单位<strong>中选</strong>").doesNotContain("未中选");
    assertThat(lost.text()).contains("未中选", "中选单位：甲公司").doesNotContain("贵单位中选");
    assertThat(lost.html()).contains("未中选", "甲公司").doesNotContain("贵单位<strong>中选");
  }

  @Test
  void reasonsKeepTheirLines() {
    Mail mail = templates("").render(notice(NoticeEvent.RETURNED), "张伟", "王芳");
    assertThat(mail.html()).contains("预算依据不足：<br>1. 硬件单价未附询价记录；<br>2. 运维费用", "审核预算", "请补充三家供应商", "王芳");
    assertThat(mail.text()).contains("原因：预算依据不足：\n1. 硬件单价", "退回步骤：审核预算", "退回人：李娜", "建议：请补充", "代办：王芳");
  }

  @Test
  void whatIsNotKnownIsLeftOut() {
    Mail mail = templates("").render(new Notice(NoticeEvent.NEW_TASK, null, "task-1", Set.of("zhang"), Set.of(), List.of(),
        Map.of(Facts.PROJECT_NAME, "用印流程", Facts.STEP, "盖章")), "张伟", null);
    assertThat(mail.subject()).isEqualTo("【新任务】盖章：用印流程");
    assertThat(mail.text()).contains("任务“盖章”已分配给您。", "项目：用印流程", "请登录信息化项目管理系统").doesNotContain("办理期限", "说明", "可以由您认领", "http");
    assertThat(mail.html()).contains("已分配给您").doesNotContain("办理期限", "href", "可以由您认领");
  }

  @Test
  void whatPeopleTypeIsNeitherMarkupNorAHeader() {
    Map<String, String> facts = Map.of(Facts.PROJECT_NAME, "甲\r\nBcc: x@y.example\u0000<b>", Facts.STEP, "步骤\n二", Facts.MESSAGE,
        "<script>alert('x')</script> [(${1+1})] [[${1+1}]] & \u0007\"", Facts.ACTOR, "<i>李</i>");
    Mail mail = templates("").render(new Notice(NoticeEvent.REMINDER, CODE, "t", Set.of(), Set.of(), List.of(), facts), "<u>张</u>\n伟", null);
    assertThat(mail.subject()).isEqualTo("【催办】步骤 二：甲 Bcc: x@y.example <b>（XM-2026-0007）");
    assertThat(mail.html()).doesNotContain("<script>", "<b>", "<i>", "<u>", "\u0007").contains("&lt;script&gt;", "[(${1+1})] [[${1+1}]] &amp;");
    assertThat(mail.text()).contains("<script>alert('x')</script> [(${1+1})]").doesNotContain("\u0007", "\u0000");
  }

  @Test
  void operationsMayReplaceATemplateWithoutABuild() throws IOException {
    MailTemplates templates = templates("");
    Mail builtIn = templates.render(notice(NoticeEvent.COPY), "张伟", null);
    Files.writeString(directory.resolve("copy.txt"), "抄送：[(${project})]\n\n请[(${name})]阅知。\n");
    Mail own = templates.render(notice(NoticeEvent.COPY), "张伟", null);
    assertThat(own.subject()).isEqualTo("抄送：卷烟配送线路优化（XM-2026-0007）");
    assertThat(own.text()).isEqualTo("请张伟阅知。\n");
    assertThat(own.html()).isEqualTo(builtIn.html().replace("<title>" + builtIn.subject() + "<", "<title>" + own.subject() + "<"));

    Files.writeString(directory.resolve("parts.html"), "<p th:fragment=\"action(link, label)\">自有链接</p><tr th:fragment=\"row(label, value)\"></tr>"
        + "<th:block th:fragment=\"task\"></th:block>");
    assertThat(templates.render(notice(NoticeEvent.COPY), "张伟", null).html()).contains("自有链接");
    Files.delete(directory.resolve("copy.txt"));
    assertThat(templates.render(notice(NoticeEvent.COPY), "张伟", null).subject()).isEqualTo(builtIn.subject());
  }
}
