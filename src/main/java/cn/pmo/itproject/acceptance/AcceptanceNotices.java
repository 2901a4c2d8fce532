package cn.pmo.itproject.acceptance;

import cn.pmo.itproject.notification.Notice;
import cn.pmo.itproject.notification.Notice.Facts;
import cn.pmo.itproject.notification.NoticeEvent;
import cn.pmo.itproject.notification.Notices;
import cn.pmo.itproject.organization.CurrentUser;
import cn.pmo.itproject.review.DecidedStep;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Tells those who take part in a project the result of an acceptance. */
@Component
class AcceptanceNotices {

  private final Notices notices;
  private final CurrentUser directory;

  AcceptanceNotices(Notices notices, CurrentUser directory) {
    this.notices = notices;
    this.directory = directory;
  }

  /**
   * Tells them within the current transaction.
   *
   * @param conclusion in words, null if there is none
   * @param findings what falls short, in words
   */
  void tell(DecidedStep step, String verdict, String conclusion, List<String> findings) {
    Map<String, String> facts = new HashMap<>();
    facts.put(Facts.STEP, step.stepName());
    facts.put(Facts.RESULT, step.label(verdict));
    facts.put(Facts.ACTOR, directory.displayName(step.userId()));
    facts.put(Facts.REASON, conclusion);
    facts.put(Facts.MESSAGE, findings.isEmpty() ? null : String.join("\n", findings));
    notices.post(new Notice(NoticeEvent.ACCEPTANCE_RESULT, step.projectCode(), null, Set.of(), Set.of(), List.of(), facts));
  }
}
