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
   *
   * <p>What is in brackets is read anew for each thing the bracket may begin, so that the time grows with the power of how deep they are.
   */
  private static final int MOST_CHARACTERS = 1000;
  private static final int MOST_LEVELS = 40;
  private static final int DEEPEST = 8;
  /** The parser takes {@code a inb} for {@code a in b}. */
  private static final Pattern LEVEL = Pattern.compile("[(\\[{]|(?<![\\p{L}_])in");

  /** Texts, names in quotes and remarks, which may be without an end. */
  private static final Pattern QUOTED = Pattern.compile("\"(?:[^\"\\\\]++|\\\\(?s:.))*+\"?|`[^`]*+`?|//[^\n]*+|/\\*(?s:.*?)(?:\\*/|\\z)");

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
    int depth = depth(text);
    if (depth > DEEPEST) {
      return Optional.of("表达式的括号嵌套 " + depth + " 层，最多 " + DEEPEST + " 层");
    }
    ParseResult result = parser.apply(text);
    return result.isSuccess() ? Optional.empty() : Optional.of("FEEL 语法不正确" + place(result.failure().message()));
  }

  private static int depth(String text) {
    int depth = 0;
    int deepest = 0;
    for (char c : QUOTED.matcher(text).replaceAll(" ").toCharArray()) {
      if (c == '(' || c == '[' || c == '{') {
        depth++;
        deepest = Math.max(deepest, depth);
      } else if (c == ')' || c == ']' || c == '}') {
        depth = Math.max(0, depth - 1);
      }
    }
    return deepest;
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
