package cn.pmo.itproject.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;

/** The parser goes one level deeper for each bracket and each sign, and so does whoever reads its tree. */
class ExpressionsTest {

  private final ModelExpressions models = new ModelExpressions(new AllowedBeans(new DefaultListableBeanFactory()));

  @ParameterizedTest
  @CsvSource({"(, ')', 10000", "a[, ], 10000", "!, '', 50000", "- , '', 50000", "not , '', 50000", "a?b:, '', 50000", "'', .b, 50000", "'', +a, 50000"})
  void whatIsTooLongToBeReadIsRefusedBeforeItIs(String before, String after, int count) {
    String text = "${" + before.repeat(count) + "a" + after.repeat(count) + "}";
    assertThat(models.objection(text)).hasValue("表达式有 " + text.length() + " 个字符，最多 1000 个字符");
    assertThatThrownBy(() -> Expressions.parse(text)).isInstanceOf(ForbiddenExpressionException.class);
  }

  /** Closing brackets within texts close nothing. */
  @ParameterizedTest
  @CsvSource({"(, ), 450", "a[, ], 300", "'(\")\"+', ), 150", "f(, ), 101"})
  void soIsWhatHasTooManyBrackets(String before, String after, int count) {
    assertThat(models.objection("${" + before.repeat(count) + "a" + after.repeat(count) + "}"))
        .hasValueSatisfying(reason -> assertThat(reason).startsWith("表达式有 ").endsWith(" 个左括号，最多 100 个"));
  }

  @Test
  void theDeepestThatIsAllowedIsReadWithLittleRoom() throws InterruptedException {
    for (String text : new String[] {"(".repeat(99) + "a" + ")".repeat(99), "!".repeat(996) + "a", "a?a:".repeat(249) + "a",
        "a" + ".b".repeat(498), "a" + "+a".repeat(498)}) {
      Optional<?>[] objection = new Optional<?>[1];
      Thread small = new Thread(null, () -> objection[0] = models.objection("${" + text + "}"), "small", 512 * 1024);
      small.start();
      small.join();
      assertThat(objection[0]).as(text).isNotNull().isEmpty();
    }
  }

  @Test
  void textsWithoutAnExpressionMayBeAsLongAsTheyLike() {
    assertThat(models.objection("(".repeat(5000))).isEmpty();
  }
}
