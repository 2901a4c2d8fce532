package cn.pmo.itproject.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QuotedTest {

  @Test
  void theBeginningOfALongValueIsQuoted() {
    assertThat(Quoted.of("字".repeat(200))).isEqualTo("字".repeat(200));
    assertThat(Quoted.of("字".repeat(201))).isEqualTo("字".repeat(200) + "…");
    assertThat(Quoted.of(7)).isEqualTo("7");
  }

  /** Half of a character outside the basic plane could not be sent. */
  @Test
  void noCharacterIsCutInTwo() {
    assertThat(Quoted.of("x".repeat(199) + "🚚".repeat(9))).isEqualTo("x".repeat(199) + "…");
    assertThat(Quoted.of("x".repeat(198) + "🚚".repeat(9))).isEqualTo("x".repeat(198) + "🚚…");
  }
}
