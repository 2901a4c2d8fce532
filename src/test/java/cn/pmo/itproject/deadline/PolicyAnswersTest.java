package cn.pmo.itproject.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pmo.itproject.deadline.Situation.State;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PolicyAnswersTest {

  private static final Situation LATE = new Situation(State.AFTER, 1, 3, "research");
  private static final Instant NOW = Instant.parse("2026-11-18T02:00:00Z");

  private final PolicyAnswers answers = new PolicyAnswers();

  @Test
  void aQuestionIsOpenUntilItIsAnswered() {
    assertThat(answers.isOpen("v1", LATE, NOW)).isFalse();
    answers.asked("v1", LATE, NOW);
    assertThat(answers.isOpen("v1", LATE, NOW)).isTrue();
    assertThat(answers.level("v1", LATE)).isEmpty();

    answers.answered("v1", LATE, "OVERDUE_1");

    assertThat(answers.isOpen("v1", LATE, NOW)).isFalse();
    assertThat(answers.level("v1", LATE)).contains("OVERDUE_1");
    answers.asked("v1", LATE, NOW);
    assertThat(answers.level("v1", LATE)).as("asked once more, for other tasks").contains("OVERDUE_1");
  }

  @Test
  void itIsAskedAgainAfterADay() {
    answers.asked("v1", LATE, NOW);

    assertThat(answers.isOpen("v1", LATE, NOW.plus(Duration.ofHours(24)))).isFalse();
    answers.asked("v1", LATE, NOW.plus(Duration.ofHours(24)));
    assertThat(answers.isOpen("v1", LATE, NOW.plus(Duration.ofHours(25)))).isTrue();
  }

  @Test
  void anotherVersionOfTheTableHasAnswersOfItsOwn() {
    answers.answered("v1", LATE, "OVERDUE_1");
    assertThat(answers.level("v2", LATE)).isEmpty();
    assertThat(answers.level("v1", LATE)).isEmpty();
  }
}
