package cn.pmo.itproject.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** However often somebody asks, what is watched is read rarely, and nobody hangs with it. */
class SampledTest {

  private static final Duration LONG = Duration.ofHours(1);
  private static final Duration PATIENT = Duration.ofMinutes(1);

  private final AtomicInteger readings = new AtomicInteger();

  @Test
  void withinAPeriodItIsReadOnce() {
    Sampled<Integer> sampled = new Sampled<>("test", LONG, readings::incrementAndGet);
    assertThat(sampled.get(PATIENT).value()).isEqualTo(1);
    assertThat(sampled.get(PATIENT).value()).isEqualTo(1);
    assertThat(sampled.get(PATIENT).failure()).isNull();
  }

  @Test
  void afterThePeriodItIsReadAnew() {
    Sampled<Integer> sampled = new Sampled<>("test", Duration.ZERO, readings::incrementAndGet);
    sampled.get(PATIENT);
    assertThat(sampled.get(PATIENT).value()).isEqualTo(2);
  }

  @Test
  void aFailureIsToldUntilItIsReadAgain() {
    Sampled<Integer> sampled = new Sampled<>("test", LONG, () -> {
      throw new IllegalStateException("gone, time " + readings.incrementAndGet());
    });
    assertThat(sampled.get(PATIENT).failure()).hasMessage("gone, time 1");
    assertThat(sampled.get(PATIENT).failure()).hasMessage("gone, time 1");
  }

  @Test
  void whoAsksDuringALongReadingGetsWhatWasReadBeforeAndStartsNoOther() {
    CountDownLatch slow = new CountDownLatch(1);
    Sampled<Integer> sampled = new Sampled<>("test", Duration.ZERO, () -> {
      int reading = readings.incrementAndGet();
      if (reading > 1) {
        slow.await();
      }
      return reading;
    });
    assertThat(sampled.get(PATIENT).value()).isEqualTo(1);
    assertThat(sampled.pending()).isZero();
    assertThat(sampled.get(Duration.ZERO).value()).isEqualTo(1);
    assertThat(sampled.get(Duration.ZERO).value()).isEqualTo(1);
    assertThat(sampled.pending()).isPositive();
    assertThat(readings).hasValueLessThanOrEqualTo(2);
    slow.countDown();
    assertThat(sampled.get(PATIENT).value()).isGreaterThanOrEqualTo(2);
  }

  @Test
  void untilTheFirstReadingIsThereNothingIsKnown() {
    CountDownLatch slow = new CountDownLatch(1);
    Sampled<Integer> sampled = new Sampled<>("test", LONG, () -> {
      slow.await();
      return readings.incrementAndGet();
    });
    assertThat(sampled.get(Duration.ZERO)).isNull();
    slow.countDown();
    assertThat(sampled.get(PATIENT).value()).isEqualTo(1);
  }
}
