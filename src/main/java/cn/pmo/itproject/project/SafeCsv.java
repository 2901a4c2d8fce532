package cn.pmo.itproject.project;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * Comma-separated values that a spreadsheet opens without harm: UTF-8 with the byte order mark it needs to recognise Chinese, and no text
 * that it would take for a formula.
 */
public final class SafeCsv {

  private SafeCsv() {
  }

  /** A table with a row of headings; null is an empty cell. */
  public static byte[] of(List<String> headings, List<? extends List<?>> rows) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8)) {
      writer.write('\uFEFF');
      CSVPrinter printer = new CSVPrinter(writer, CSVFormat.EXCEL);
      printer.printRecord(headings);
      for (List<?> row : rows) {
        printer.printRecord(row.stream().map(SafeCsv::cell).toList());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static Object cell(Object value) {
    return value instanceof String text ? guarded(text) : value instanceof BigDecimal money ? money.toPlainString() : value;
  }

  /** The text, with an apostrophe before what would begin a formula. */
  static String guarded(String text) {
    return text.matches("(?s)[=+\\-@\t\r\n＝＋－＠].*") ? "'" + text : text;
  }
}
