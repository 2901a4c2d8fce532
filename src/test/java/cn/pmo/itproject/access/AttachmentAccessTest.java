package cn.pmo.itproject.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.pmo.itproject.database.TestDatabase;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Attachments and comments whose ids somebody knows. */
class AttachmentAccessTest {

  private ProcessEngine engine;
  private String task;
  private String attachment;
  private String comment;

  private void start(ProcessEnginePlugin... plugins) {
    engine = Engines.on(TestDatabase.empty(), "attachments", true, plugins);
    engine.getRepositoryService().createDeployment().addModelInstance("notes.bpmn", Bpmn.createExecutableProcess("notes")
        .camundaHistoryTimeToLive(1).startEvent().userTask("work").name("办理").endEvent().done()).deploy();
    engine.getRuntimeService().startProcessInstanceByKey("notes");
    TaskService tasks = engine.getTaskService();
    task = tasks.createTaskQuery().singleResult().getId();
    attachment = tasks.createAttachment("text/plain", task, null, "note.txt", "",
        new ByteArrayInputStream("内部".getBytes(StandardCharsets.UTF_8))).getId();
    comment = tasks.createComment(task, null, "内部").getId();
    grant("auditors", ProcessDefinitionPermissions.READ_HISTORY);
    grant("operations", ProcessDefinitionPermissions.READ_HISTORY, ProcessDefinitionPermissions.TASK_WORK);
  }

  private void grant(String group, ProcessDefinitionPermissions... permissions) {
    Authorization grant = engine.getAuthorizationService().createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
    grant.setGroupId(group);
    grant.setResource(Resources.PROCESS_DEFINITION);
    grant.setResourceId("notes");
    grant.setPermissions(permissions);
    engine.getAuthorizationService().saveAuthorization(grant);
  }

  private void as(String group) {
    engine.getIdentityService().setAuthentication("member-of-" + group, List.of(group));
  }

  private Map<String, ThrowingCallable> reading() {
    TaskService tasks = engine.getTaskService();
    Map<String, ThrowingCallable> ways = new LinkedHashMap<>();
    ways.put("attachment", () -> assertThat(tasks.getTaskAttachment(task, attachment)).isNotNull());
    ways.put("its content", () -> assertThat(tasks.getTaskAttachmentContent(task, attachment)).isNotNull());
    ways.put("attachment by its id alone", () -> assertThat(tasks.getAttachment(attachment)).isNotNull());
    ways.put("its content by its id alone", () -> assertThat(tasks.getAttachmentContent(attachment)).isNotNull());
    ways.put("comment", () -> assertThat(tasks.getTaskComment(task, comment)).isNotNull());
    return ways;
  }

  private Map<String, ThrowingCallable> deleting() {
    return Map.of("of the task", () -> engine.getTaskService().deleteTaskAttachment(task, attachment),
        "by its id alone", () -> engine.getTaskService().deleteAttachment(attachment),
        "of no task", () -> engine.getTaskService().deleteTaskAttachment(" ", attachment));
  }

  @AfterEach
  void close() {
    engine.close();
  }

  @Test
  void theEngineAsksNobodyWhoHeIs() {
    start();
    as("strangers");
    reading().forEach((way, action) -> assertThatCode(action).as(way).doesNotThrowAnyException());
    engine.getTaskService().deleteTaskAttachment(" ", attachment);
    assertThat(engine.getTaskService().getAttachment(attachment)).isNull();
  }

  @Test
  void aStrangerNeitherReadsNorDeletes() {
    start(new AttachmentAccess());
    as("strangers");
    reading().forEach((way, action) -> assertThatThrownBy(action).as(way).isInstanceOf(AuthorizationException.class)
        .hasMessageContaining("没有权限查看或删除这个附件或评论"));
    deleting().forEach((way, action) -> assertThatThrownBy(action).as(way).isInstanceOf(AuthorizationException.class));
    engine.getIdentityService().clearAuthentication();
    reading().forEach((way, action) -> assertThatCode(action).as(way).doesNotThrowAnyException());
  }

  @Test
  void whoMayReadTheHistoryReadsAndWhoMayWorkOnTheTaskDeletes() {
    start(new AttachmentAccess());
    as("auditors");
    reading().forEach((way, action) -> assertThatCode(action).as(way).doesNotThrowAnyException());
    deleting().forEach((way, action) -> assertThatThrownBy(action).as(way).isInstanceOf(AuthorizationException.class));
    as("operations");
    engine.getTaskService().deleteTaskAttachment(task, attachment);
    assertThatThrownBy(() -> engine.getTaskService().getAttachment(attachment)).isInstanceOf(AuthorizationException.class);
  }

  @Test
  void ofAFinishedTaskNothingIsDeleted() {
    start(new AttachmentAccess());
    engine.getTaskService().complete(task);
    as("operations");
    reading().forEach((way, action) -> assertThatCode(action).as(way).doesNotThrowAnyException());
    deleting().forEach((way, action) -> assertThatThrownBy(action).as(way).isInstanceOf(AuthorizationException.class)
        .hasMessageContaining("已经结束"));
  }
}
