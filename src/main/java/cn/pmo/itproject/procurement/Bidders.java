package cn.pmo.itproject.procurement;

import cn.pmo.itproject.budget.Money;
import cn.pmo.itproject.form.FormRow;
import cn.pmo.itproject.rule.Violations;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** JS-11 发布/邀请: the suppliers that responded. None at all is a fact as well (a failed tender), not a mistake. */
final class Bidders {

  private static final int MAX_NAME_LENGTH = 200;
  private static final int MAX_EMAIL_LENGTH = 254;

  private Bidders() {
  }

  /**
   * Checks the list of bidders: each is named once, with a mail address for the result and a quote of more than zero yuan.
   *
   * @param bidders rows with bidder, email and quote
   * @param violations takes everything that is wrong
   */
  static void check(List<FormRow> bidders, Violations violations) {
    Set<String> names = new HashSet<>();
    for (FormRow row : bidders) {
      String name = row.requiredText("bidder", "供应商名称", violations);
      if (name != null && !names.add(name.toLowerCase(Locale.ROOT))) {
        row.refuse(violations, "供应商名称", "“" + name + "”重复，每家供应商应只列一次");
      }
      if (name != null && name.length() > MAX_NAME_LENGTH) {
        row.refuse(violations, "供应商名称", "有 " + name.length() + " 个字符，应不超过 " + MAX_NAME_LENGTH + " 个");
      }
      String email = row.requiredText("email", "电子邮箱", violations);
      if (email != null && (email.length() > MAX_EMAIL_LENGTH || !isAddress(email))) {
        row.refuse(violations, "电子邮箱", "“" + email + "”无效，应为 name@example.com 这样的地址");
      }
      BigDecimal quote = row.decimal("quote", "报价", violations);
      if (quote == null && row.text("quote") == null) {
        row.refuse(violations, "报价", "不能为空");
      } else if (quote != null && !Money.isPositive(quote)) {
        row.refuse(violations, "报价", " " + Money.format(quote) + "应大于 0");
      }
    }
  }

  private static boolean isAddress(String email) {
    try {
      InternetAddress[] addresses = InternetAddress.parse(email, true);
      return addresses.length == 1 && addresses[0].getAddress().equals(email) && email.contains("@");
    } catch (AddressException e) {
      return false;
    }
  }
}
