package cn.pmo.itproject.directory;

import java.util.Collection;
import java.util.stream.Collectors;

/** Makes search filters (RFC 4515) of values that anybody may have typed. */
final class Filters {

  private Filters() {
  }

  /** Attribute and value agree. */
  static String equal(String attribute, String value) {
    return "(" + attribute + "=" + escape(value) + ")";
  }

  /** The engine's pattern: % stands for anything, everything else for itself. */
  static String like(String attribute, String pattern) {
    return "(" + attribute + "=" + escape(pattern).replaceAll("%+", "*") + ")";
  }

  /** One of the values, of which there is at least one. */
  static String anyOf(String attribute, Collection<String> values) {
    return values.stream().map(value -> equal(attribute, value)).collect(Collectors.joining("", "(|", ")"));
  }

  /** A value as it may stand in a filter. */
  static String escape(String value) {
    StringBuilder escaped = new StringBuilder(value.length());
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '\\' -> escaped.append("\\5c");
        case '*' -> escaped.append("\\2a");
        case '(' -> escaped.append("\\28");
        case ')' -> escaped.append("\\29");
        case '\0' -> escaped.append("\\00");
        default -> escaped.append(c);
      }
    }
    return escaped.toString();
  }
}
