package cn.pmo.itproject.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ZipContentTest {

  @ParameterizedTest
  @ValueSource(strings = {"../x", "a/../../x", "..\\x", "a\\..\\x", "/etc/passwd", "\\x", "C:\\x", "c:x", ".."})
  void entriesLeadNowhereElse(String name) throws IOException {
    assertThat(ZipContent.obstacle(zip(StandardCharsets.UTF_8, name, 1))).hasValueSatisfying(words -> assertThat(words).contains(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.txt", "资料/技术要求.pdf", "a..b/c...txt", "..a/b", "资料\\表.xls"})
  void ordinaryNamesAreFineInBothEncodings(String name) throws IOException {
    assertThat(ZipContent.obstacle(zip(StandardCharsets.UTF_8, name, 1000))).isEmpty();
    assertThat(ZipContent.obstacle(zip(Charset.forName("GB18030"), name, 1000))).isEmpty();
  }

  @Test
  void contentIsInProportionToTheFile() throws IOException {
    assertThat(ZipContent.obstacle(zip(StandardCharsets.UTF_8, "zeros.txt", 50_000_000))).isEmpty();
    assertThat(ZipContent.obstacle(zip(StandardCharsets.UTF_8, "zeros.txt", 50_000_001))).hasValueSatisfying(
        words -> assertThat(words).contains("100 倍"));
  }

  @Test
  void whatIsNoZipIsNotItsBusiness() {
    assertThat(ZipContent.obstacle(new byte[0])).isEmpty();
    assertThat(ZipContent.obstacle("%PDF-1.4".getBytes(StandardCharsets.UTF_8))).isEmpty();
    assertThat(ZipContent.obstacle(new byte[] {'P', 'K', 3, 4, 0, 0, 0})).isEmpty();
  }

  private static byte[] zip(Charset names, String name, int size) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out, names)) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(new byte[size]);
    }
    return out.toByteArray();
  }
}
