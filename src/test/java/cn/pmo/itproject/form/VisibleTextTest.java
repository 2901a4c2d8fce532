package cn.pmo.itproject.form;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VisibleTextTest {

  @ParameterizedTest
  @CsvSource({"0, U+0000", "7, U+0007", "27, U+001B", "127, U+007F", "133, U+0085", "8234, U+202A", "8238, U+202E", "8294, U+2066",
      "8297, U+2069", "55296, U+D800", "57343, U+DFFF", "64976, U+FDD0", "65535, U+FFFF", "131071, U+1FFFF"})
  void isStrange(int character, String name) {
    assertThat(VisibleText.strange("意见" + Character.toString(character) + "。")).hasValue(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "同意。\r\n\t二、", "𠮷野家 👨‍👩‍👧 é", "\u200B\u00A0\u3000", "<b>${7*7}</b>", "العربية"})
  void isText(String text) {
    assertThat(VisibleText.strange(text)).isEmpty();
  }

  @Test
  void nothingVisibleIsNoText() {
    assertThat(VisibleText.of("\u200B\u3164\u202E")).isNull();
    assertThat(VisibleText.of(" 同意 ")).isEqualTo("同意");
  }
}
