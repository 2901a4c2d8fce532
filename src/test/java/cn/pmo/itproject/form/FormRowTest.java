package cn.pmo.itproject.form;

import static cn.pmo.itproject.form.Rows.row;
import static cn.pmo.itproject.form.Rows.rows;
import static org.assertj.core.api.Assertions.assertThat;

import cn.pmo.itproject.rule.Refused;
import cn.pmo.itproject.rule.Violations;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormRowTest {

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t\n", "\u3000\u3000", "\u00a0", "\u200b\ufeff", "\u3164"})
  void textWithoutVisibleCharactersIsNone(String blank) {
    assertThat(VisibleText.of(blank)).isNull();
    assertThat(rows("list", row("item", blank))).isEmpty();
  }

  @Test
  void visibleTextLosesItsSurroundingWhiteSpaceOnly() {
    assertThat(VisibleText.of("\u3000甲 乙\n")).isEqualTo("甲 乙");
    assertThat(VisibleText.of(12)).isEqualTo("12");
  }

  @Test
  void rowsKeepTheirNumberWhenEmptyOnesAreLeftOut() {
    assertThat(rows("list", row("item", null), row("item", "甲", "done", false))).singleElement()
        .satisfies(row -> assertThat(row.number()).isEqualTo(2));
  }

  @Test
  void numbersAreReadFromNumbersAndTexts() {
    FormRow row = rows("list", row("a", 3, "b", 2.5, "c", "1e3")).get(0);
    Violations none = new Violations();
    assertThat(row.decimal("a", "甲", none)).isEqualByComparingTo("3");
    assertThat(row.decimal("b", "乙", none)).isEqualByComparingTo("2.5");
    assertThat(row.decimal("c", "丙", none)).isEqualByComparingTo(BigDecimal.valueOf(1000));
    assertThat(none.isEmpty()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"三", "NaN", "1e999999999", "1e-999999999"})
  void whatIsNoUsableNumberIsRefused(String number) {
    Violations violations = new Violations();
    rows("list", row("a", number)).get(0).decimal("a", "数量", violations);
    assertThat(Refused.by(violations::throwIfAny)).containsExactly("list: 清单第 1 行的数量“" + number + "”不是数字");
  }
}
