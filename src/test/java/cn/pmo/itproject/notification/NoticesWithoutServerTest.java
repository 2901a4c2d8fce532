package cn.pmo.itproject.notification;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pmo.itproject.scenario.ProcessTest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Without a mail server what happens goes to the log, and nowhere else. */
@ProcessTest
@ExtendWith(OutputCaptureExtension.class)
class NoticesWithoutServerTest {

  @Autowired
  private Notices notices;
  @Autowired
  private RuntimeService runtimeService;
  @Autowired
  private PlatformTransactionManager transactions;

  private static Notice notice(String bidder) {
    return new Notice(NoticeEvent.PROCUREMENT_RESULT, "XM-2026-9999", null, Set.of(), Set.of(),
        List.of(new Address(bidder, "a@jia.example")), Map.of(Notice.Facts.AMOUNT, "1,180,000.00\n元"));
  }

  @Test
  void whatCommittedIsLogged(CapturedOutput output) {
    TransactionTemplate transaction = new TransactionTemplate(transactions);
    transaction.executeWithoutResult(status -> {
      notices.post(notice("甲公司"));
      assertThat(output).as("before the commit").doesNotContain("甲公司");
    });
    transaction.executeWithoutResult(status -> {
      notices.post(notice("乙公司"));
      status.setRollbackOnly();
    });
    assertThat(output).contains("No mail server is configured, not mailed: PROCUREMENT_RESULT project XM-2026-9999",
        "甲公司 <a@jia.example>", "amount=1,180,000.00 元").doesNotContain("乙公司");
    assertThat(runtimeService.createProcessInstanceQuery().processDefinitionKey(NotificationProcess.KEY).count()).isZero();
  }
}
