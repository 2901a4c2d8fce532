package cn.pmo.itproject.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.camunda.bpm.engine.impl.persistence.StrongUuidGenerator;
import org.junit.jupiter.api.Test;

class EngineTimesTest {

  /** Drawn at 2026-03-02T01:30:05.678Z. */
  private static final String ID = "5795c0e0-15d7-11f1-8000-010203040506";
  private static final Instant SECOND = Instant.parse("2026-03-02T01:30:05Z");

  @Test
  void idTellsTheTimeWithinTheSecond() {
    assertThat(EngineTimes.exact(SECOND, ID)).isEqualTo("2026-03-02T01:30:05.678Z");
    assertThat(EngineTimes.exact(SECOND, "UserTask_ReviewBudget:" + ID)).isEqualTo("2026-03-02T01:30:05.678Z");
  }

  @Test
  void timeStaysInItsSecondThoughTheIdWasDrawnInTheNext() {
    assertThat(EngineTimes.exact(SECOND.minusSeconds(1), ID)).isEqualTo("2026-03-02T01:30:04.999Z");
    assertThat(EngineTimes.exact(SECOND.plusSeconds(1), ID)).isEqualTo("2026-03-02T01:30:06Z");
  }

  @Test
  void idOfAnotherTimeTellsNothing() {
    assertThat(EngineTimes.exact(SECOND.plusSeconds(3), ID)).isEqualTo(SECOND.plusSeconds(3));
    assertThat(EngineTimes.exact(SECOND.minusSeconds(86_400), ID)).isEqualTo(SECOND.minusSeconds(86_400));
  }

  @Test
  void whatIsNoIdOfTheGeneratorTellsNothing() {
    assertThat(EngineTimes.exact(SECOND, "4711")).isEqualTo(SECOND);
    assertThat(EngineTimes.exact(SECOND, "5795c0e0-15d7-41f1-8000-010203040506")).isEqualTo(SECOND);
  }

  @Test
  void timeToldInMillisecondsStays() {
    Instant exact = SECOND.plusMillis(12);
    assertThat(EngineTimes.exact(exact, ID)).isEqualTo(exact);
  }

  @Test
  void generatorOfTheEngineDrawsSuchIds() {
    long before = System.currentTimeMillis();
    String id = new StrongUuidGenerator().getNextId();
    Instant second = Instant.ofEpochSecond(before / 1000);
    assertThat(EngineTimes.exact(second, id)).isBetween(Instant.ofEpochMilli(before).minusMillis(20), second.plusSeconds(1));
  }
}
