package cn.pmo.itproject.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

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
}
