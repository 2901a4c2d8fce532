package cn.pmo.itproject.organization;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;

/** How people and groups are named to users. */
final class DisplayNames {

  private DisplayNames() {
  }

  /** Family name before given name without a space for Chinese names (张伟), given name first otherwise; the id when there is no name. */
  static String of(User user) {
    String first = text(user.getFirstName());
    String last = text(user.getLastName());
    boolean chinese = (first + last).codePoints().anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN);
    String name = chinese ? last + first : Stream.of(first, last).filter(s -> !s.isEmpty()).collect(Collectors.joining(" "));
    return name.isEmpty() ? user.getId() : name;
  }

  /** The group's name, or its id when it has none. */
  static String of(Group group) {
    String name = text(group.getName());
    return name.isEmpty() ? group.getId() : name;
  }

  private static String text(String value) {
    return value == null ? "" : value.strip();
  }
}
