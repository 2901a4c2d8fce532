package cn.pmo.itproject.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.internet.MimeMessage;
import java.math.BigDecimal;
import java.net.ServerSocket;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabase;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseBuilder;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseType;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@ExtendWith(OutputCaptureExtension.class)
class BidderNotifierTest {

  private static final ResultNotice WINNER = notice("甲公司", "a@jia.example");
  private static final ResultNotice OTHER = notice("乙公司", "b@yi.example");

  @RegisterExtension
  static final GreenMailExtension MAIL = new GreenMailExtension(ServerSetup.SMTP.dynamicPort());

  private EmbeddedDatabase database;
  private PlatformTransactionManager transactions;

  @BeforeEach
  void createDatabase() {
    database = new EmbeddedDatabaseBuilder().setType(EmbeddedDatabaseType.H2).generateUniqueName(true)
        .addScript("classpath:db/migration/h2/V2__bidder_notice.sql").build();
    transactions = new DataSourceTransactionManager(database);
  }

  @AfterEach
  void dropDatabase() {
    database.shutdown();
  }

  @Test
  void everyBidderIsToldTheResult() throws Exception {
    notifier(server(MAIL.getSmtp().getPort()), "it@city.example").send(List.of(WINNER, OTHER));

    assertThat(MAIL.getReceivedMessages()).hasSize(2);
    MimeMessage won = mailTo("a@jia.example");
    assertThat(won.getFrom()[0]).hasToString("it@city.example");
    assertThat(won.getSubject()).isEqualTo("采购结果通知：物流调度系统（XM-2026-0001）");
    assertThat((String) won.getContent()).contains("甲公司：", "中选，中选金额 1,180,000.00 元");
    assertThat((String) mailTo("b@yi.example").getContent()).contains("乙公司：", "未中选", "中选单位：甲公司");
  }

  @Test
  void aRepeatedJobMailsOnlyThoseNotYetReached() throws Exception {
    ResultNotice refused = notice("丙公司", "not an address");
    BidderNotifier notifier = notifier(server(MAIL.getSmtp().getPort()), "it@city.example");

    // As in a job: the failure rolls everything else of the transaction back.
    assertThatIllegalStateException().isThrownBy(() ->
        new TransactionTemplate(transactions).executeWithoutResult(status -> notifier.send(List.of(WINNER, refused, OTHER))))
        .withMessageStartingWith("采购结果通知未送达：丙公司 <not an address>");
    assertThat(MAIL.getReceivedMessages()).hasSize(2);

    notifier.send(List.of(WINNER, notice("丙公司", "c@bing.example"), OTHER));
    assertThat(MAIL.getReceivedMessages()).hasSize(3);
    assertThat(mailTo("c@bing.example").getSubject()).contains("XM-2026-0001");
  }

  @Test
  void anAbsentServerFailsTheJobAndNamesTheBidders() throws Exception {
    int closed;
    try (ServerSocket socket = new ServerSocket(0)) {
      closed = socket.getLocalPort();
    }
    assertThatIllegalStateException().isThrownBy(() -> notifier(server(closed), "it@city.example").send(List.of(WINNER, OTHER)))
        .withMessageContainingAll("甲公司 <a@jia.example>", "乙公司 <b@yi.example>");
    notifier(server(MAIL.getSmtp().getPort()), "it@city.example").send(List.of(WINNER, OTHER));
    assertThat(MAIL.getReceivedMessages()).hasSize(2);
  }

  @Test
  void aServerWithoutSenderAddressFailsTheJob() {
    assertThatIllegalStateException().isThrownBy(() -> notifier(server(MAIL.getSmtp().getPort()), "").send(List.of(WINNER)))
        .withMessageContaining("it-project.mail.from");
  }

  @Test
  void withoutServerTheFactsGoToTheLog(CapturedOutput output) {
    notifier(null, "").send(List.of(WINNER, OTHER));
    assertThat(output).contains("No mail server is configured", "甲公司 <a@jia.example>", "中选金额 1,180,000.00 元", "乙公司 <b@yi.example>", "未中选");
  }

  private static ResultNotice notice(String bidder, String email) {
    return new ResultNotice("instance-1", "XM-2026-0001", "物流调度系统", bidder, email, "甲公司", new BigDecimal("1180000"));
  }

  private static MimeMessage mailTo(String address) throws Exception {
    return Stream.of(MAIL.getReceivedMessages()).filter(mail -> {
      try {
        return mail.getRecipients(RecipientType.TO)[0].toString().equals(address);
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }).findFirst().orElseThrow();
  }

  private static JavaMailSenderImpl server(int port) {
    JavaMailSenderImpl server = new JavaMailSenderImpl();
    server.setHost("127.0.0.1");
    server.setPort(port);
    server.setDefaultEncoding("UTF-8");
    return server;
  }

  @SuppressWarnings("unchecked")
  private BidderNotifier notifier(JavaMailSender server, String from) {
    ObjectProvider<JavaMailSender> provider = mock(ObjectProvider.class);
    when(provider.getIfAvailable()).thenReturn(server);
    return new BidderNotifier(provider, new SentNotices(JdbcClient.create(database), transactions), from);
  }
}
