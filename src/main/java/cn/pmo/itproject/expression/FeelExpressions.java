package cn.pmo.itproject.expression;

import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.camunda.feel.api.ParseResult;
import org.springframework.stereotype.Component;

/**
 * FEEL in decision tables and forms, read with the engine's own parser when it is deployed: whoever deploys it is told of a mistake then, not
 * whoever completes the first task that needs it.
 */
@Component
public class FeelExpressions {

  /**
   * The parser, and what evaluates its tree, call themselves for each operator and choice, and most often for a bracket and {@code in}. Three
   * quarters of the stack of a thread are enough for the worst that is within these limits. Brackets are counted, not paired, since those in texts
   * of an expression close nothing.
   */
  private static final int MOST_CHARACTERS = 1000;
  private static final int MOST_LEVELS = 40;
  /** The parser takes {@code a inb} for {@code a in b}. */
  private static final Pattern LEVEL = Pattern.compile("[(\\[{]|(?<![\\p{L}_])in");

  /** Where the parser's English sentence tells the place. */
  private static final Pattern PLACE = Pattern.compile(":(\\d+):(\\d+), found \"");

  private final FeelEngineApi feel = FeelEngineBuilder.forJava().build();

  /**
   * Why an expression is not accepted: one that gives a value, such as an output or a condition in a form.
   *
   * @return the end of a Chinese sentence; empty if it is accepted
   */
  public Optional<String> objection(String expression) {
    return objection(expression, feel::parseExpression);
  }

  /**
   * Why the condition of a rule on an input is not accepted, such as {@code < 10, [20..30]}.
   *
   * @return the end of a Chinese sentence; empty if it is accepted
   */
  public Optional<String> objectionToTests(String tests) {
    return objection(tests, feel::parseUnaryTests);
  }

  private static Optional<String> objection(String text, Function<String, ParseResult> parser) {
    if (text.length() > MOST_CHARACTERS) {
      return Optional.of("表达式有 " + text.length() + " 个字符，最多 " + MOST_CHARACTERS + " 个字符");
    }
    long levels = LEVEL.matcher(text).results().count();
    if (levels > MOST_LEVELS) {
      return Optional.of("表达式有 " + levels + " 个左括号和 in，最多 " + MOST_LEVELS + " 个");
    }
    ParseResult result = parser.apply(text);
    return result.isSuccess() ? Optional.empty() : Optional.of("FEEL 语法不正确" + place(result.failure().message()));
  }

  private static String place(String message) {
    Matcher place = PLACE.matcher(message);
    String last = "";
    while (place.find()) {
      last = "（第 " + place.group(1) + " 行第 " + place.group(2) + " 个字符起）";
    }
    return last;
  }
}
