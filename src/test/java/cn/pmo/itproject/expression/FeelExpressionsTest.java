package cn.pmo.itproject.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeelExpressionsTest {

  /** Of a thread of the server; the engine's own calls stand on it, too. */
  private static final int STACK = 768 * 1024;

  private final FeelExpressions expressions = new FeelExpressions();

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {"1", "goals = null or count(goals) = 0", "if a = null then [] else for r in a return {x: r.x}",
      "\"自建\"", "项目金额 > 1", "date(\"2026-01-31\") + duration(\"P1D\")", "a // a remark"})
  void whatHasAValueIsRead(String text) {
    assertThat(expressions.objection(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {"-", "< 10, [20..30]", "\"A\",\"B\"", "not(\"A\")", "> date(\"2026-01-31\")"})
  void soIsTheConditionOfARule(String text) {
    assertThat(expressions.objectionToTests(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {"x + | 第 1 行第 3 个", "if a then 1 | 第 1 行第 4 个", "${x} | 第 1 行第 2 个",
      "\":1:9, found \" x | 第 1 行第 16 个"})
  void thePlaceOfAMistakeIsTold(String text, String place) {
    assertThat(expressions.objection(text)).hasValue("FEEL 语法不正确（" + place + "字符起）");
  }

  @Test
  void thePlaceIsTheLastThatTheParserSays() {
    assertThat(expressions.objection("if a = null then 1 else\n  b c")).hasValue("FEEL 语法不正确（第 2 行第 5 个字符起）");
  }

  @ParameterizedTest
  @CsvSource({"(, ), 10000", "[, ], 41", "f(, ), 41", "{a:, }, 41", "1+, '', 500", "'a in ', '', 41", "a in, '', 41", "if true then , ' else 2', 1000"})
  void whatIsTooDeepIsRefusedBeforeItIsRead(String before, String after, int count) {
    String text = before.repeat(count) + "1" + after.repeat(count);
    assertThat(expressions.objection(text)).hasValueSatisfying(reason -> assertThat(reason).startsWith("表达式有 "));
    assertThat(expressions.objectionToTests(text)).isEqualTo(expressions.objection(text));
  }

  /** The parser would be at it for minutes to years. */
  @ParameterizedTest
  @ValueSource(strings = {"(", "[", "{a:", "f(", "f((", "if (", "for x in (", "\")\" + (", "`)` + (", "/* ) */ (", "(// )\n"})
  void whatIsInTooManyBracketsIsRefusedBeforeItIsRead(String opening) {
    int brackets = (int) opening.chars().filter(c -> "([{".indexOf(c) >= 0).count();
    String text = ")".repeat(20) + opening.repeat(16 / brackets) + "1";
    assertThat(expressions.objection(text)).hasValueSatisfying(reason -> assertThat(reason).startsWith("表达式的括号嵌套 ").endsWith(" 层，最多 8 层"));
    assertThat(expressions.objectionToTests(text)).isEqualTo(expressions.objection(text));
    assertThat(expressions.objection(opening.repeat(8 / brackets) + "1")).hasValueSatisfying(reason -> assertThat(reason).startsWith("FEEL 语法"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"((((((((((\"", "// ((((((((((\n1", "/* (((((((((( */ 1", "`((((((((((`", "\"\\\"((((((((((\"", "f(1) + f(2) + f(3) + f(4) + f(5)",
      "[(1), (2), (3), (4), (5), (6), (7), (8), (9)]"})
  void bracketsInTextsAndBesideEachOtherAreNotDeep(String text) {
    assertThat(expressions.objection(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"(, ), 8", "{a:, }, 8", "1+, '', 499", "'if true then ', ' else 2', 49", "'for x in y return ', '', 40",
      "'a and ', '', 166", "1**, '', 333", "'a in ', '', 40"})
  void theDeepestThatIsAllowedIsReadAndEvaluated(String before, String after, int count) throws InterruptedException {
    String text = before.repeat(count) + "1" + after.repeat(count);
    FeelEngineApi engine = FeelEngineBuilder.forJava().build();
    AtomicReference<Object> outcome = new AtomicReference<>();
    Thread thread = new Thread(null, () -> {
      try {
        outcome.set(expressions.objection(text));
        engine.evaluateExpression(text, Map.of("a", true, "y", 1));
      } catch (Throwable e) {
        outcome.set(e);
      }
    }, "small", STACK);
    thread.start();
    thread.join();
    assertThat(outcome.get()).hasToString("Optional.empty");
  }
}
