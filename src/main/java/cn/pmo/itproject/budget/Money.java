package cn.pmo.itproject.budget;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** Amounts in yuan, compared and shown with two decimals. */
public final class Money {

  private Money() {
  }

  /** Rounded to 0.01 yuan; null stays null. */
  public static BigDecimal round(BigDecimal amount) {
    return amount == null ? null : amount.setScale(2, RoundingMode.HALF_UP);
  }

  /** Like {@code 1,250,000.00 元}. */
  public static String format(BigDecimal amount) {
    return String.format(Locale.ROOT, "%,.2f 元", round(amount));
  }

  /** Whether there is an amount and it is more than zero after rounding. */
  public static boolean isPositive(BigDecimal amount) {
    return amount != null && round(amount).signum() > 0;
  }
}
