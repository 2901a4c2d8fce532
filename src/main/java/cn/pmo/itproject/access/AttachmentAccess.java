package cn.pmo.itproject.access;

import cn.pmo.itproject.engine.CommandChecks;
import java.util.Set;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.DeleteAttachmentCmd;
import org.camunda.bpm.engine.impl.cmd.GetAttachmentCmd;
import org.camunda.bpm.engine.impl.cmd.GetAttachmentContentCmd;
import org.camunda.bpm.engine.impl.cmd.GetTaskAttachmentCmd;
import org.camunda.bpm.engine.impl.cmd.GetTaskAttachmentContentCmd;
import org.camunda.bpm.engine.impl.cmd.GetTaskCommentCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.persistence.entity.AttachmentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.springframework.beans.DirectFieldAccessor;
import org.springframework.stereotype.Component;

/**
 * Attachments and comments of the engine, one by one. The engine gives them to anybody who is logged in and knows their id, and lets him delete
 * an attachment; a list of them it gives to whom the history of their task is open, and so it is with the single ones here. Who deletes one has to
 * be allowed to work on the task besides.
 */
@Component
class AttachmentAccess extends AbstractProcessEnginePlugin {

  private static final Set<Class<?>> CONCERNED = Set.of(GetTaskAttachmentCmd.class, GetTaskAttachmentContentCmd.class, GetAttachmentCmd.class,
      GetAttachmentContentCmd.class, GetTaskCommentCmd.class, DeleteAttachmentCmd.class);

  @Override
  public void preInit(ProcessEngineConfigurationImpl configuration) {
    CommandChecks.add(configuration, AttachmentAccess::check);
  }

  private static void check(Command<?> command) {
    ProcessEngineConfigurationImpl engine = Context.getProcessEngineConfiguration();
    Authentication user = engine.getIdentityService().getCurrentAuthentication();
    if (user == null || user.getUserId() == null || !engine.isAuthorizationEnabled() || !CONCERNED.contains(command.getClass())) {
      return;
    }
    String taskId = taskId(new DirectFieldAccessor(command));
    if (taskId == null || engine.getHistoryService().createHistoricTaskInstanceQuery().taskId(taskId).count() == 0) {
      throw new AuthorizationException("没有权限查看或删除这个附件或评论：它不存在，或所属任务不对您开放");
    }
    if (command instanceof DeleteAttachmentCmd) {
      TaskEntity task = Context.getCommandContext().getTaskManager().findTaskById(taskId);
      if (task == null) {
        throw new AuthorizationException("任务“" + taskId + "”已经结束，其附件不能再删除");
      }
      engine.getCommandCheckers().forEach(checker -> checker.checkTaskWork(task));
    }
  }

  /** Of the attachment where the command has none: it finds by the id alone then. */
  private static String taskId(DirectFieldAccessor command) {
    String taskId = command.isReadableProperty("taskId") ? (String) command.getPropertyValue("taskId") : null;
    if (taskId != null && !taskId.isBlank() || !command.isReadableProperty("attachmentId")) {
      return taskId;
    }
    AttachmentEntity attachment = Context.getCommandContext().getDbEntityManager()
        .selectById(AttachmentEntity.class, (String) command.getPropertyValue("attachmentId"));
    return attachment == null ? null : attachment.getTaskId();
  }
}
