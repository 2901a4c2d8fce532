package cn.pmo.itproject.notification;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/** Hands single mails to the mail server, through the {@link MailGate}. */
@Component
@EnableConfigurationProperties(MailSettings.class)
class Mailer {

  private static final Logger LOG = LoggerFactory.getLogger(Mailer.class);

  private final ObjectProvider<JavaMailSender> server;
  private final MailSettings settings;
  private final MailGate gate;

  Mailer(ObjectProvider<JavaMailSender> server, MailSettings settings) {
    this.server = server;
    this.settings = settings;
    this.gate = new MailGate(settings.maxConcurrent(), settings.maxWait(), settings.pause(), InstantSource.system());
  }

  /** Whether there is a mail server at all; an empty name is none. */
  boolean isConfigured() {
    return server().isPresent();
  }

  private Optional<JavaMailSender> server() {
    return Optional.ofNullable(server.getIfAvailable())
        .filter(found -> !(found instanceof JavaMailSenderImpl impl) || impl.getHost() != null && !impl.getHost().isBlank());
  }

  /** The part of a mail address behind the @, of the sender. */
  String domain() {
    String address = sender().getAddress();
    return address.substring(address.indexOf('@') + 1);
  }

  /**
   * Sends a mail.
   *
   * @param id the Message-ID, without its brackets
   * @throws MailFailedException naming recipient, address and the answer of the server
   * @throws MailUnansweredException if it is not known whether the server took it
   * @throws MailPostponedException if it is not its turn yet
   */
  void send(Mail mail, String name, String email, String id) {
    JavaMailSender available = server().orElseThrow(() -> new MailFailedException("未设置邮件服务器 spring.mail.host，无法发送邮件", null));
    String to = name + " <" + email + ">";
    HandedMessage message = message(available, mail, address(name, email, to), id);
    try {
      gate.pass(() -> {
        try {
          available.send(message);
        } catch (MailException e) {
          if (message.handedOver && e instanceof MailSendException goodbye && goodbye.getFailedMessages().isEmpty()) {
            LOG.info("The mail server took {} and then broke off: {}", to, e.getMessage());
            return;
          }
          SmtpFailures failures = SmtpFailures.of(e);
          if (failures.refused()) {
            throw new MailRefusedException("邮件“" + mail.subject() + "”被拒收：" + to + "，服务器应答：" + failures.answer(), e);
          }
          boolean unanswered = message.handedOver && !failures.answered();
          if (failures.unreachable()) {
            message.unanswered = unanswered;
            throw new MailGate.Unreachable("邮件服务器" + at(available) + "无法使用：" + failures.answer(), e);
          }
          if (unanswered) {
            throw unanswered(mail, to, failures.answer(), e);
          }
          throw new MailFailedException("邮件“" + mail.subject() + "”未能发给 " + to + "，服务器应答：" + failures.answer(), e);
        }
      });
    } catch (MailGate.Unreachable e) {
      if (message.unanswered) {
        throw unanswered(mail, to, e.getMessage(), e.getCause());
      }
      throw new MailFailedException("邮件“" + mail.subject() + "”未能发给 " + to + "：" + e.getMessage(), e.getCause());
    }
  }

  private static MailUnansweredException unanswered(Mail mail, String to, String what, Throwable cause) {
    return new MailUnansweredException("邮件“" + mail.subject() + "”已交给服务器，但未得到应答，不能确定是否已发给 " + to + "：" + what, cause);
  }

  private static String at(JavaMailSender server) {
    return server instanceof JavaMailSenderImpl impl ? " " + impl.getHost() + ":" + (impl.getPort() < 0 ? 25 : impl.getPort()) + " " : "";
  }

  private static InternetAddress address(String name, String email, String to) {
    try {
      InternetAddress address = new InternetAddress(email, true);
      // A line break would be folded into the header, but a name has none anyway.
      address.setPersonal(name.replaceAll("\\p{Cntrl}+", " ").strip(), StandardCharsets.UTF_8.name());
      return address;
    } catch (AddressException e) {
      throw new MailRefusedException("邮箱地址无效：" + to + "，应为 name@example.com 这样的地址", e);
    } catch (UnsupportedEncodingException e) {
      throw new IllegalStateException(e);
    }
  }

  private InternetAddress sender() {
    try {
      InternetAddress sender = new InternetAddress(settings.from(), false);
      sender.validate();
      if (sender.getPersonal() != null) {
        sender.setPersonal(sender.getPersonal(), StandardCharsets.UTF_8.name());
      }
      return sender;
    } catch (AddressException | UnsupportedEncodingException e) {
      throw new MailFailedException("发件地址 it-project.mail.from 为“" + settings.from() + "”，应为 it-project@example.com 这样的地址", e);
    }
  }

  /** A message that knows whether all of it has been written to the server, so that only its answer is missing. */
  private static final class HandedMessage extends MimeMessage {

    private boolean handedOver;
    private boolean unanswered;

    private HandedMessage(Session session) {
      super(session);
    }

    @Override
    public void writeTo(OutputStream out, String[] ignored) throws IOException, MessagingException {
      super.writeTo(out, ignored);
      handedOver = true;
    }
  }

  private HandedMessage message(JavaMailSender available, Mail mail, InternetAddress to, String id) {
    try {
      HandedMessage message = new HandedMessage(available.createMimeMessage().getSession());
      MimeMessageHelper helper = new MimeMessageHelper(message, MimeMessageHelper.MULTIPART_MODE_MIXED_RELATED,
          StandardCharsets.UTF_8.name());
      helper.setFrom(sender());
      helper.setTo(to);
      helper.setSubject(mail.subject());
      helper.setText(mail.text(), mail.html());
      message.setHeader("Message-ID", "<" + id + ">");
      // So that nobody's notice of absence comes back.
      message.setHeader("Auto-Submitted", "auto-generated");
      message.setSentDate(new java.util.Date());
      return message;
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }
}
