package cn.pmo.itproject.notification;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Somebody who gets a mail, as operations see and mend him in Cockpit: a user's id, or name and address of somebody else.
 *
 * @param userId null for somebody who is no user
 * @param address null for a user, whose address is looked up when the mail is made
 */
record Recipient(String userId, Address address) {

  private static final Pattern OUTSIDER = Pattern.compile("(.*) <([^<>]*)>");

  static String of(Address outsider) {
    return singleLine(outsider.name()) + " <" + singleLine(outsider.email()) + ">";
  }

  static Recipient read(String text) {
    Matcher outsider = OUTSIDER.matcher(text);
    return outsider.matches() ? new Recipient(null, new Address(outsider.group(1), outsider.group(2).strip())) : new Recipient(text, null);
  }

  private static String singleLine(String text) {
    return text.replaceAll("[\\p{Cntrl}<>]+", " ").strip();
  }
}
