package cn.pmo.itproject.notification;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Finds who is to be told what, as things stand when the mails are made. */
@Component
class DetermineRecipientsDelegate implements JavaDelegate {

  private final NoticeRecipients recipients;
  private final NoticeFacts facts;

  DetermineRecipientsDelegate(NoticeRecipients recipients, NoticeFacts facts) {
    this.recipients = recipients;
    this.facts = facts;
  }

  @Override
  public void execute(DelegateExecution execution) {
    PostedNotice posted = PostedNotice.of(execution);
    var task = OpenTasks.find(posted.notice().taskId());
    PostedNotice complete = new PostedNotice(facts.complete(posted.notice(), task), posted.causedBy());
    List<String> found = recipients.of(complete, task);
    execution.setVariable(NotificationProcess.NOTICE, complete.toJson());
    // The engine iterates over a Java collection, not over a Json value.
    execution.setVariable(NotificationProcess.RECIPIENTS, new ArrayList<>(found));
    execution.setVariable(NotificationProcess.RECIPIENT_COUNT, found.size());
  }
}
