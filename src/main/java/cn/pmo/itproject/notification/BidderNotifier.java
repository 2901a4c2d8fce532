package cn.pmo.itproject.notification;

import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.mail.MailException;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Service;

/**
 * Mails the result of a procurement to its bidders. Without a mail server ({@code spring.mail.host}) the same facts go to the log, and
 * people notify the bidders themselves.
 */
@Service
public class BidderNotifier {

  private static final Logger LOG = LoggerFactory.getLogger(BidderNotifier.class);

  private final ObjectProvider<JavaMailSender> mailSender;
  private final SentNotices sent;
  private final String from;

  BidderNotifier(ObjectProvider<JavaMailSender> mailSender, SentNotices sent, @Value("${it-project.mail.from:}") String from) {
    this.mailSender = mailSender;
    this.sent = sent;
    this.from = from;
  }

  /**
   * Sends the notices that have not been sent before. One that cannot be sent does not keep the others back.
   *
   * @throws IllegalStateException naming the bidders who could not be reached; calling again sends to these only
   */
  public void send(List<ResultNotice> notices) {
    JavaMailSender server = mailSender.getIfAvailable();
    List<String> failures = new ArrayList<>();
    for (ResultNotice notice : notices) {
      if (server == null) {
        LOG.info("No mail server is configured, not mailed to {} <{}>: {}", notice.bidder(), notice.email(),
            notice.text().strip().replaceAll("\\s+", " "));
      } else if (!sent.contains(notice)) {
        try {
          server.send(message(notice));
          sent.add(notice);
        } catch (MailException e) {
          LOG.warn("The result of procurement {} could not be mailed to {}", notice.projectCode(), notice.bidder(), e);
          failures.add(notice.bidder() + " <" + notice.email() + ">：" + e.getMessage());
        }
      }
    }
    if (!failures.isEmpty()) {
      throw new IllegalStateException("采购结果通知未送达：" + String.join("；", failures));
    }
  }

  private SimpleMailMessage message(ResultNotice notice) {
    if (from.isBlank()) {
      throw new IllegalStateException("未设置发件地址 it-project.mail.from，无法发送采购结果通知");
    }
    SimpleMailMessage message = new SimpleMailMessage();
    message.setFrom(from);
    message.setTo(notice.email());
    message.setSubject(notice.subject());
    message.setText(notice.text());
    return message;
  }
}
