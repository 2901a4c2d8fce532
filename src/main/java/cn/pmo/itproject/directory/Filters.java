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

  /** Whether a name is what {@link #like} looks for. */
  static boolean isLike(String name, String pattern) {
    // Without a regular expression, which tries the ways to share a name out among many wildcards, and there are more than can be tried.
    String[] pieces = pattern.split("%", -1);
    String last = pieces[pieces.length - 1];
    if (pieces.length == 1) {
      return name.equals(last);
    }
    int at = pieces[0].length();
    if (!name.startsWith(pieces[0])) {
      return false;
    }
    for (int i = 1; i < pieces.length - 1; i++) {
      int found = name.indexOf(pieces[i], at);
      if (found < 0) {
        return false;
      }
      at = found + pieces[i].length();
    }
    return name.length() - at >= last.length() && name.endsWith(last);
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
