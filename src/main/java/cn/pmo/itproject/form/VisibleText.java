package cn.pmo.itproject.form;

import java.util.Set;

/** Tells text from white space, also of the kinds that do not count as white space in Java: no-break, zero-width and filler characters. */
public final class VisibleText {

  private static final Set<Integer> FILLERS = Set.of(0x115F, 0x1160, 0x2800, 0x3164, 0xFFA0);

  private VisibleText() {
  }

  /** The value as text without surrounding white space; null if there is no visible character. */
  public static String of(Object value) {
    String text = value == null ? "" : value.toString();
    return text.codePoints().allMatch(VisibleText::invisible) ? null : text.strip();
  }

  private static boolean invisible(int c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c)
        || Character.getType(c) == Character.FORMAT || FILLERS.contains(c);
  }
}
