package cn.pmo.itproject.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is typed stays a value. */
class FiltersTest {

  @Test
  void signsOfFiltersAreEscaped() {
    assertThat(Filters.equal("uid", "*)(uid=*")).isEqualTo("(uid=\\2a\\29\\28uid=\\2a)");
    assertThat(Filters.equal("uid", "a\\b\0")).isEqualTo("(uid=a\\5cb\\00)");
    assertThat(Filters.equal("sn", "欧阳")).isEqualTo("(sn=欧阳)");
    assertThat(Filters.anyOf("uid", List.of("a", "*"))).isEqualTo("(|(uid=a)(uid=\\2a))");
  }

  @Test
  void thePercentSignAloneIsAPattern() {
    assertThat(Filters.like("sn", "欧%")).isEqualTo("(sn=欧*)");
    assertThat(Filters.like("sn", "%*%)")).isEqualTo("(sn=*\\2a*\\29)");
    assertThat(Filters.like("sn", "%%")).isEqualTo("(sn=*)");
  }

  @ParameterizedTest
  @CsvSource({"财务处, 财务处, true", "财务处, 财务, false", "财务处, 财%, true", "财务处, %处, true", "财务处, %务%, true", "财务处, 财%处, true", "财务处, %, true",
      "财务处, %%%, true", "财务处, %财务处%, true", "财务处, 处%, false", "财务处, %财, false", "aba, ab%ba, false", "abba, ab%ba, true", "abcb, %b%b, true",
      "abc, %b%b, false", "a.c, a.%, true", "abc, a.%, false", "财务处, '', false"})
  void namesAreComparedAsTheDirectoryWould(String name, String pattern, boolean like) {
    assertThat(Filters.isLike(name, pattern)).isEqualTo(like);
  }

  /** A regular expression would be at it for years. */
  @Test
  void manyWildcardsAreNoWork() {
    assertTimeoutPreemptively(Duration.ofMinutes(1),
        () -> assertThat(Filters.isLike("信息化建设项目管理办公室信息化建设项目管理办公室", "%".repeat(1000) + "z")).isFalse());
  }
}
