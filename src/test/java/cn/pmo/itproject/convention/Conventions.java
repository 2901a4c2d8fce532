package cn.pmo.itproject.convention;

import java.util.List;
import java.util.stream.Stream;

/** All conventions of the models. */
final class Conventions {

  private Conventions() {
  }

  static List<Convention> all() {
    return Stream.of(ProcessConventions.all(new SpringBeans()), FormConventions.all(), DecisionConventions.all(), ConstantsConventions.all())
        .flatMap(List::stream).toList();
  }

  static Convention named(String name) {
    return all().stream().filter(convention -> convention.name().contains(name)).findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No convention is named “" + name + "”"));
  }
}
