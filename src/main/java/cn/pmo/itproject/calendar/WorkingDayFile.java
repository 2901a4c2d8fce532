package cn.pmo.itproject.calendar;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the days that operations have entered: lines such as {@code 2027-02-08=休 春节} (a day off) or
 * {@code 2027-02-20=班 调休} (a working day), the text after the mark being a remark; {@code #} starts a comment.
 */
final class WorkingDayFile {

  private static final Pattern LINE = Pattern.compile("(\\S+)\\s*=\\s*([休班])(?:\\s.*)?");

  private WorkingDayFile() {
  }

  /**
   * The lines of a file.
   *
   * @throws IllegalArgumentException if they are not in UTF-8
   */
  static List<String> lines(Path file) throws IOException {
    try {
      return Files.readAllLines(file, StandardCharsets.UTF_8);
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("文件不是 UTF-8 编码，请另存为 UTF-8", e);
    }
  }

  /**
   * Reads lines.
   *
   * @return true for a working day, false for a day off
   * @throws IllegalArgumentException naming the line that cannot be read
   */
  static Map<LocalDate, Boolean> parse(List<String> lines) {
    Map<LocalDate, Boolean> days = new TreeMap<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = (i == 0 ? withoutByteOrderMark(lines.get(i)) : lines.get(i)).strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      Matcher matcher = LINE.matcher(line);
      if (!matcher.matches()) {
        throw malformed(i, line, "应写成“2027-02-08=休 春节”或“2027-02-20=班 调休”的形式");
      }
      LocalDate date;
      try {
        date = LocalDate.parse(matcher.group(1));
      } catch (DateTimeException e) {
        throw malformed(i, line, "日期“" + matcher.group(1) + "”不存在或不是“年-月-日”的形式，例如 2027-02-08");
      }
      if (days.put(date, matcher.group(2).equals("班")) != null) {
        throw malformed(i, line, "日期“" + date + "”重复出现，每个日期只能写一行");
      }
    }
    return days;
  }

  private static String withoutByteOrderMark(String line) {
    return line.startsWith("\uFEFF") ? line.substring(1) : line;
  }

  private static IllegalArgumentException malformed(int index, String line, String advice) {
    return new IllegalArgumentException("第 " + (index + 1) + " 行“" + line + "”无法识别：" + advice);
  }
}
