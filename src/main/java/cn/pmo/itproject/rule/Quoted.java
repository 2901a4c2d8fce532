package cn.pmo.itproject.rule;

/** A value as messages quote it: so much of it that whoever sent it knows it again. */
public final class Quoted {

  private static final int MOST = 200;

  private Quoted() {
  }

  /** The beginning of a long value, with an ellipsis; what is no longer than 200 characters is whole. */
  public static String of(Object value) {
    String text = String.valueOf(value);
    if (text.length() <= MOST) {
      return text;
    }
    return text.substring(0, Character.isHighSurrogate(text.charAt(MOST - 1)) ? MOST - 1 : MOST) + "…";
  }
}
