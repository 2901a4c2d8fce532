package cn.pmo.itproject.form;

import java.util.Optional;
import java.util.Set;

/**
 * Tells text from white space, also of the kinds that do not count as white space in Java: no-break, zero-width and filler characters; and
 * from what is no text: control characters, halves of characters, and those that turn the direction of others around to disguise them.
 */
public final class VisibleText {

  private static final Set<Integer> FILLERS = Set.of(0x115F, 0x1160, 0x2800, 0x3164, 0xFFA0);

  private VisibleText() {
  }

  /** The value as text without surrounding white space; null if there is no visible character. */
  public static String of(Object value) {
    String text = value == null ? "" : value.toString();
    return text.codePoints().allMatch(VisibleText::invisible) ? null : text.strip();
  }

  /** What is no text in a text, as {@code U+202E}; empty if there is nothing of the kind. Tabs and line breaks are text. */
  public static Optional<String> strange(String text) {
    return text.codePoints().filter(VisibleText::isStrange).mapToObj("U+%04X"::formatted).findFirst();
  }

  private static boolean isStrange(int c) {
    return Character.isISOControl(c) && c != '\t' && c != '\n' && c != '\r'
        || Character.getType(c) == Character.SURROGATE
        || c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069
        || c >= 0xFDD0 && c <= 0xFDEF || (c & 0xFFFE) == 0xFFFE;
  }

  private static boolean invisible(int c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c)
        || Character.getType(c) == Character.FORMAT || FILLERS.contains(c);
  }
}
