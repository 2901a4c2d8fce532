package cn.pmo.itproject.project;

import cn.pmo.itproject.notification.Notice;
import cn.pmo.itproject.notification.Notice.Facts;
import cn.pmo.itproject.notification.NoticeEvent;
import cn.pmo.itproject.notification.Notices;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Tells those who took part in a project that it has ended. */
@Component
class ClosingNotices {

  private final Notices notices;

  ClosingNotices(Notices notices) {
    this.notices = notices;
  }

  /** Tells them within the current transaction that the project is complete. */
  void archived(String code) {
    post(code, "已归档结项", null, null);
  }

  /**
   * Tells them within the current transaction that the project was ended before it was complete.
   *
   * @param step where, null if unknown
   * @param reason why, null if unknown
   */
  void terminated(String code, String step, String reason) {
    post(code, "已终止", step, reason);
  }

  private void post(String code, String result, String step, String reason) {
    Map<String, String> facts = new HashMap<>();
    facts.put(Facts.RESULT, result);
    facts.put(Facts.STEP, step);
    facts.put(Facts.REASON, reason);
    notices.post(new Notice(NoticeEvent.PROJECT_CLOSED, code, null, Set.of(), Set.of(), List.of(), facts));
  }
}
