package cn.pmo.itproject.convention;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the models in {@code bpmn/} and {@code forms/} against the conventions of the package, without starting an engine. */
class ModelConventionTest {

  private static final ModelFiles FILES = ModelFiles.read(Path.of(""));

  static Stream<Convention> conventions() {
    return Conventions.all().stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("conventions")
  void isKept(Convention convention) {
    assertThat(convention.breaches(FILES)).as(convention.name()).isEmpty();
  }
}
