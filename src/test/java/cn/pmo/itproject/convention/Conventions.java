package cn.pmo.itproject.convention;

import java.util.List;
import java.util.stream.Stream;

/** All conventions of the models. */
final class Conventions {

  private static final List<Convention> ALL = Stream.of(
      ProcessConventions.all(new SpringBeans()), FormConventions.all(), DecisionConventions.all(), ConstantsConventions.all())
      .flatMap(List::stream).toList();

  private Conventions() {
  }

  static List<Convention> all() {
    return ALL;
  }

  static Convention named(String name) {
    return ALL.stream().filter(convention -> convention.name().contains(name)).findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No convention is named “" + name + "”"));
  }
}
