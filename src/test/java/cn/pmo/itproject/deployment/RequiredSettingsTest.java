package cn.pmo.itproject.deployment;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.pmo.itproject.ItProjectApplication;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** A real installation has no defaults for what is secret or its own. */
class RequiredSettingsTest {

  @Test
  void productionWithoutDatabaseDoesNotStartAndNamesTheVariable() {
    assertThatThrownBy(() -> start("production")).hasStackTraceContaining("IT_PROJECT_DATABASE_URL");
  }

  @Test
  void withoutAProfileThatNamesADatabaseNoneIsTakenSilently() {
    assertThatThrownBy(() -> start("nothing-special")).hasStackTraceContaining("Failed to determine a suitable driver class");
  }

  private static void start(String profile) {
    new SpringApplicationBuilder(ItProjectApplication.class).profiles(profile).run("--server.port=0").close();
  }
}
