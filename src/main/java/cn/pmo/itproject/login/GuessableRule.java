package cn.pmo.itproject.login;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.identity.PasswordPolicyRule;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.identity.PasswordPolicyUserDataRuleImpl;

/**
 * A password may not contain what everybody knows of its owner, nor be one of those that are tried first ({@code login/common-passwords.txt}),
 * with or without digits and signs around it and with the usual signs for letters (P@ssw0rd2026).
 */
final class GuessableRule implements PasswordPolicyRule {

  private static final String FILE = "/login/common-passwords.txt";
  private static final int SHORTEST_ID = 3;
  private static final int SHORTEST_NAME = 2;

  private final Set<String> common = read();

  /** By which the web applications know the words for it. */
  @Override
  public String getPlaceholder() {
    return PasswordPolicyUserDataRuleImpl.PLACEHOLDER;
  }

  @Override
  public Map<String, String> getParameters() {
    return Map.of();
  }

  @Override
  public boolean execute(String password) {
    return execute(password, null);
  }

  @Override
  public boolean execute(String password, User user) {
    String lower = password.toLowerCase(Locale.ROOT);
    return !isCommon(lower) && (user == null || knownOf(user).noneMatch(lower::contains));
  }

  private boolean isCommon(String lower) {
    return Stream.of(lower, core(lower), lower.replaceAll("[^a-z0-9\\p{IsHan}]", ""), lower.replaceAll("[^a-z\\p{IsHan}]", ""))
        .anyMatch(form -> common.contains(form) || common.contains(spelledOut(form)));
  }

  /** Without digits and signs around it. */
  private static String core(String lower) {
    int begin = 0;
    int end = lower.length();
    while (begin < end && !isLetter(lower.charAt(begin))) {
      begin++;
    }
    while (end > begin && !isLetter(lower.charAt(end - 1))) {
      end--;
    }
    return lower.substring(begin, end);
  }

  private static boolean isLetter(char c) {
    return c >= 'a' && c <= 'z' || Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN;
  }

  private static String spelledOut(String form) {
    return form.replace('@', 'a').replace('$', 's').replace('0', 'o').replace('1', 'l').replace('3', 'e');
  }

  private static Stream<String> knownOf(User user) {
    String first = text(user.getFirstName());
    String last = text(user.getLastName());
    String mailbox = text(user.getEmail()).replaceAll("@.*", "");
    return Stream.concat(
        Stream.of(text(user.getId()), mailbox).filter(id -> id.length() >= SHORTEST_ID),
        Stream.concat(
            Stream.of(first, last).filter(name -> name.length() >= SHORTEST_NAME),
            first.isEmpty() || last.isEmpty() ? Stream.empty() : Stream.of(last + first, first + last)));
  }

  private static String text(String value) {
    return value == null ? "" : value.strip().toLowerCase(Locale.ROOT);
  }

  private static Set<String> read() {
    try (InputStream file = GuessableRule.class.getResourceAsStream(FILE)) {
      List<String> lines = new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
      return lines.stream().map(String::strip).filter(line -> !line.isEmpty() && !line.startsWith("#")).collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
