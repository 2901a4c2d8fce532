package cn.pmo.itproject.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which way a page of tasks is found, and how often that is asked. */
class OpenTasksTest {

  private final OpenTasks tasks = new OpenTasks();
  private final List<Integer> asked = new ArrayList<>();

  private boolean isFoundSoonest(List<String> groups, int upTo, long open, long offered) {
    return tasks.isFoundSoonest(groups, upTo, () -> open, most -> {
      asked.add(most);
      return Math.min(most, offered);
    });
  }

  @ParameterizedTest
  @CsvSource({"25, 10000, 500, false", "25, 10000, 501, true", "25, 10000, 10000, true", "25, 10000, 0, false", "25, 0, 0, false",
      "500, 10000, 501, false", "500, 10000, 2300, true"})
  void oneAfterTheOtherWhereFewAreToBePassedOver(int upTo, long open, long offered, boolean soonest) {
    assertThat(isFoundSoonest(List.of("group"), upTo, open, offered)).isEqualTo(soonest);
  }

  @Test
  void itIsCountedOnceForThePagesOfTheSameGroups() {
    assertThat(isFoundSoonest(List.of("one"), 25, 10_000, 600)).isTrue();
    assertThat(isFoundSoonest(List.of("one"), 25, 10_000, 0)).as("believed").isTrue();
    assertThat(isFoundSoonest(List.of("other"), 25, 10_000, 0)).isFalse();
    assertThat(isFoundSoonest(List.of("one"), 50, 1_000_000, 600)).as("by the number of open ones counted before").isFalse();
    assertThat(asked).containsExactly(501, 501, 709);
  }
}
