package cn.pmo.itproject.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.pmo.itproject.notification.MailGate.Unreachable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** The gate between the jobs and a mail server that is slow or down. */
class MailGateTest {

  private static final Duration PAUSE = Duration.ofSeconds(30);

  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-21T02:00:00Z"));
  private final MailGate gate = new MailGate(3, Duration.ofMillis(1), PAUSE, now::get);
  private final AtomicInteger sent = new AtomicInteger();

  private void pass() throws Unreachable {
    gate.pass(sent::incrementAndGet);
  }

  private void fail() throws Unreachable {
    gate.pass(() -> {
      sent.incrementAndGet();
      throw new Unreachable("连接超时", null);
    });
  }

  private void later(Duration time) {
    now.updateAndGet(instant -> instant.plus(time));
  }

  @Test
  void threeAtATimeWhateverTheServerDoes() throws Exception {
    CountDownLatch sending = new CountDownLatch(3);
    CountDownLatch answer = new CountDownLatch(1);
    List<Thread> senders = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      Thread sender = new Thread(() -> {
        try {
          gate.pass(() -> {
            sending.countDown();
            try {
              answer.await();
            } catch (InterruptedException e) {
              throw new IllegalStateException(e);
            }
          });
        } catch (Unreachable e) {
          throw new IllegalStateException(e);
        }
      });
      sender.start();
      senders.add(sender);
    }
    sending.await();
    assertThatThrownBy(this::pass).isInstanceOf(MailPostponedException.class).hasMessageContaining("it-project.mail.max-concurrent");
    assertThat(sent).hasValue(0);

    answer.countDown();
    for (Thread sender : senders) {
      sender.join();
    }
    pass();
    assertThat(sent).hasValue(1);
  }

  @Test
  void aServerThatCannotBeReachedIsLeftAloneForAWhile() throws Exception {
    assertThatThrownBy(this::fail).isInstanceOf(Unreachable.class).hasMessage("连接超时");
    later(PAUSE.minusSeconds(1));
    assertThatThrownBy(this::pass).isInstanceOf(Unreachable.class).hasMessage("刚才连接超时，30 秒内不再尝试");
    assertThat(sent).as("asked the server").hasValue(1);

    later(Duration.ofSeconds(1));
    pass();
    pass();
    assertThat(sent).hasValue(3);
  }

  @Test
  void afterThePauseOneGoesAhead() {
    assertThatThrownBy(this::fail).isInstanceOf(Unreachable.class);
    later(PAUSE);
    assertThatThrownBy(() -> gate.pass(() -> {
      sent.incrementAndGet();
      assertThatThrownBy(this::pass).as("while the first one tries").isInstanceOf(Unreachable.class);
      throw new Unreachable("连接超时", null);
    })).isInstanceOf(Unreachable.class);
    assertThat(sent).hasValue(2);
    assertThatThrownBy(this::pass).as("closed again").isInstanceOf(Unreachable.class);
    assertThat(sent).hasValue(2);
  }

  @Test
  void aRefusedMailSaysThatTheServerIsThere() throws Exception {
    assertThatThrownBy(this::fail).isInstanceOf(Unreachable.class);
    later(PAUSE);
    assertThatThrownBy(() -> gate.pass(() -> {
      throw new MailRefusedException("拒收", null);
    })).isInstanceOf(MailRefusedException.class);
    pass();
    assertThat(sent).hasValue(2);
  }
}
