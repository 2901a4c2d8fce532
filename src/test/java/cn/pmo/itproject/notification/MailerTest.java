package cn.pmo.itproject.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Single mails and what mail servers do with them. */
class MailerTest {

  private static final Mail MAIL = new Mail("【新任务】审批预算：卷烟配送线路优化𠮷", "<p>页面</p>\n", "文本\n");
  private static final String FROM = "信息化项目管理 <it-project@city.example>";

  @RegisterExtension
  static final GreenMailExtension SERVER = new GreenMailExtension(ServerSetup.SMTP.dynamicPort());

  @SuppressWarnings("unchecked")
  private static Mailer mailer(JavaMailSender server, String from, Duration pause) {
    ObjectProvider<JavaMailSender> provider = mock(ObjectProvider.class);
    when(provider.getIfAvailable()).thenReturn(server);
    return new Mailer(provider, new MailSettings(from, Path.of("none"), 3, Duration.ZERO, pause, Duration.ofMinutes(10)));
  }

  private static JavaMailSenderImpl server(int port) {
    return server(port, 30_000);
  }

  private static JavaMailSenderImpl server(int port, int patience) {
    JavaMailSenderImpl server = new JavaMailSenderImpl();
    server.setHost("127.0.0.1");
    server.setPort(port);
    server.setDefaultEncoding("UTF-8");
    server.getJavaMailProperties().setProperty("mail.smtp.connectiontimeout", String.valueOf(patience));
    server.getJavaMailProperties().setProperty("mail.smtp.timeout", String.valueOf(patience));
    return server;
  }

  @Test
  void aMailHasAPageATextAndAnIdOfItsOwn() throws Exception {
    Mailer mailer = mailer(server(SERVER.getSmtp().getPort()), FROM, Duration.ZERO);
    mailer.send(MAIL, "张伟", "zhang@city.example", "abc@" + mailer.domain());

    MimeMessage message = SERVER.getReceivedMessages()[0];
    assertThat(message.getSubject()).isEqualTo(MAIL.subject());
    assertThat(((InternetAddress) message.getFrom()[0]).getPersonal()).isEqualTo("信息化项目管理");
    assertThat(((InternetAddress) message.getFrom()[0]).getAddress()).isEqualTo("it-project@city.example");
    assertThat(((InternetAddress) message.getAllRecipients()[0]).getPersonal()).isEqualTo("张伟");
    assertThat(message.getMessageID()).isEqualTo("<abc@city.example>");
    assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    String source = GreenMailUtil.getWholeMessage(message);
    assertThat(source.indexOf("text/plain")).as("the text comes before the page").isPositive().isLessThan(source.indexOf("text/html"));
  }

  @Test
  void aNameIsOneLine() throws Exception {
    mailer(server(SERVER.getSmtp().getPort()), FROM, Duration.ZERO)
        .send(MAIL, "Zhang\r\n\r\nWei", "zhang@city.example", "1@city.example");
    assertThat(((InternetAddress) SERVER.getReceivedMessages()[0].getAllRecipients()[0]).getPersonal()).isEqualTo("Zhang Wei");
  }

  @Test
  void aRefusedAddressIsNamedWithTheAnswerOfTheServer() {
    try (StubbornMailServer stubborn = StubbornMailServer.refusing("gone")) {
      Mailer mailer = mailer(server(stubborn.port()), FROM, Duration.ofHours(1));
      assertThatThrownBy(() -> mailer.send(MAIL, "张伟", "gone@city.example", "1@city.example")).isInstanceOf(MailRefusedException.class)
          .hasMessageContainingAll("被拒收", "张伟 <gone@city.example>", "550 5.1.1 no such mailbox");
      mailer.send(MAIL, "李娜", "li@city.example", "2@city.example");
      assertThat(stubborn.taken()).containsExactly("li@city.example");
    }
  }

  @Test
  void anAddressThatIsNoneIsNotTried() {
    assertThatThrownBy(() -> mailer(server(1), FROM, Duration.ZERO).send(MAIL, "张伟", "not an address", "1@city.example"))
        .isInstanceOf(MailRefusedException.class).hasMessageContaining("邮箱地址无效：张伟 <not an address>");
  }

  @Test
  void aSilentServerIsGivenUpAndThenLeftAlone() {
    try (StubbornMailServer silent = StubbornMailServer.silent()) {
      Mailer mailer = mailer(server(silent.port(), 200), FROM, Duration.ofHours(1));
      assertThatThrownBy(() -> mailer.send(MAIL, "张伟", "zhang@city.example", "1@city.example"))
          .isInstanceOf(MailFailedException.class).isNotInstanceOfAny(MailRefusedException.class, MailUnansweredException.class)
          .hasMessageContainingAll("张伟 <zhang@city.example>", "邮件服务器 127.0.0.1:" + silent.port() + " 无法使用", "SocketTimeoutException");
      assertThatThrownBy(() -> mailer.send(MAIL, "李娜", "li@city.example", "2@city.example"))
          .isInstanceOf(MailFailedException.class).hasMessageContainingAll("李娜 <li@city.example>", "刚才", "秒内不再尝试");
      assertThat(silent.connections()).isEqualTo(1);
    }
  }

  @Test
  void aServerThatTakesAMailAndDoesNotSaySoMayHaveTakenIt() {
    try (StubbornMailServer pondering = StubbornMailServer.pondering()) {
      assertThatThrownBy(() -> mailer(server(pondering.port(), 500), FROM, Duration.ZERO).send(MAIL, "张伟", "zhang@city.example",
          "1@city.example")).isInstanceOf(MailUnansweredException.class).hasMessageContainingAll("张伟 <zhang@city.example>", "未得到应答");
      assertThat(pondering.taken()).containsExactly("zhang@city.example");
    }
  }

  @Test
  void anAbsentServerIsNamed() throws Exception {
    int closed;
    try (ServerSocket socket = new ServerSocket(0)) {
      closed = socket.getLocalPort();
    }
    assertThatThrownBy(() -> mailer(server(closed), FROM, Duration.ZERO).send(MAIL, "张伟", "zhang@city.example", "1@city.example"))
        .isInstanceOf(MailFailedException.class).hasMessageContainingAll("张伟 <zhang@city.example>", "127.0.0.1:" + closed, "无法使用");
  }

  @Test
  void aSenderIsNeeded() {
    assertThatThrownBy(() -> mailer(server(1), "", Duration.ZERO).send(MAIL, "张伟", "zhang@city.example", "1@city.example"))
        .isInstanceOf(MailFailedException.class).hasMessageContainingAll("it-project.mail.from", "“”");
  }

  @Test
  void aServerWithoutANameIsNone() {
    JavaMailSenderImpl nameless = new JavaMailSenderImpl();
    assertThat(mailer(nameless, FROM, Duration.ZERO).isConfigured()).isFalse();
    nameless.setHost(" ");
    assertThat(mailer(nameless, FROM, Duration.ZERO).isConfigured()).isFalse();
    assertThat(mailer(null, FROM, Duration.ZERO).isConfigured()).isFalse();
    nameless.setHost("mail.city.example");
    assertThat(mailer(nameless, FROM, Duration.ZERO).isConfigured()).isTrue();
  }
}
