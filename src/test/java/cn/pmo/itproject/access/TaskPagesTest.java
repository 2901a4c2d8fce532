package cn.pmo.itproject.access;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pmo.itproject.access.TaskPages.Page;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which way a page of tasks is found, and how often that is asked. */
class TaskPagesTest {

  private static final String NEWEST = "RES.CREATE_TIME_ desc";

  private final TaskPages pages = new TaskPages();
  private final List<Integer> asked = new ArrayList<>();
  private final List<Integer> lookedThrough = new ArrayList<>();

  private boolean isFoundSoonest(Page page, long open, long offered, long amongFirst) {
    return pages.isFoundSoonest(page, () -> open, most -> {
      asked.add(most);
      return Math.min(most, offered);
    }, first -> {
      lookedThrough.add(first);
      return amongFirst;
    });
  }

  @ParameterizedTest
  @CsvSource({"25, 10000, 500, false", "25, 10000, 501, true", "25, 10000, 10000, true", "25, 10000, 0, false", "25, 0, 0, false",
      "500, 10000, 501, false", "500, 10000, 2300, true"})
  void oneAfterTheOtherWhereFewAreToBePassedOver(int upTo, long open, long offered, boolean soonest) {
    assertThat(isFoundSoonest(new Page("user", List.of("group"), NEWEST, upTo), open, offered, upTo)).isEqualTo(soonest);
  }

  @Test
  void notWhereTheUsersAreFarBehind() {
    assertThat(isFoundSoonest(new Page("user", List.of("group"), NEWEST, 25), 10_000, 2_000, 24)).isFalse();
    assertThat(isFoundSoonest(new Page("user", List.of("group"), "RES.DUE_DATE_ asc", 25), 10_000, 2_000, 25)).isTrue();
    assertThat(isFoundSoonest(new Page("other", List.of("group"), NEWEST, 25), 10_000, 2_000, 25)).isTrue();
    assertThat(lookedThrough).containsExactly(1_002, 1_002, 1_002);
  }

  @Test
  void itIsCountedOnceForTheSamePages() {
    Page page = new Page("user", List.of("one"), NEWEST, 25);
    assertThat(isFoundSoonest(page, 10_000, 600, 25)).isTrue();
    assertThat(isFoundSoonest(page, 10_000, 0, 0)).as("believed").isTrue();
    assertThat(isFoundSoonest(new Page("user", List.of("other"), NEWEST, 25), 10_000, 0, 0)).isFalse();
    assertThat(isFoundSoonest(new Page("user", List.of("one"), NEWEST, 50), 1_000_000, 600, 50)).as("by the number of open ones counted before")
        .isFalse();
    assertThat(asked).containsExactly(501, 501, 709);
    assertThat(lookedThrough).containsExactly(1_002);
  }
}
