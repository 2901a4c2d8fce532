package cn.pmo.itproject.document;

import cn.pmo.itproject.rule.RuleViolationException;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/** Decides whether a file may become a document: a sane name, a type that is allowed, content of that type, neither empty nor too large. */
@Component
@EnableConfigurationProperties(DocumentSettings.class)
public class DocumentPolicy {

  private static final int MAX_NAME = 200;
  /** What Windows keeps for itself: whoever unpacks the archive there would not get such a file. */
  private static final Pattern UNSTORABLE = Pattern.compile("[<>:\"|?*]|^(?:con|prn|aux|nul|com\\d|lpt\\d)(?:\\.|$)", Pattern.CASE_INSENSITIVE);

  private final DocumentSettings settings;
  private final ContentTypes contentTypes = new ContentTypes();

  DocumentPolicy(DocumentSettings settings) {
    this.settings = settings;
  }

  /**
   * Checks a file.
   *
   * @param variable process variable it is written to
   * @return the MIME type of the content
   * @throws RuleViolationException naming the file, what is wrong with it and what would be right
   */
  public String check(String variable, String fileName, byte[] content) {
    checkName(variable, fileName);
    String extension = extension(fileName);
    if (!settings.allowedExtensions().contains(extension)) {
      throw refused(variable, fileName, "的类型“" + extension + "”不允许，应为 " + String.join("、", new TreeSet<>(settings.allowedExtensions()))
          + " 之一");
    }
    if (content == null || content.length == 0) {
      throw refused(variable, fileName, "是空文件，应上传有内容的文件");
    }
    DataSize max = variable.equals(DocumentRegister.ARCHIVE_VARIABLE) ? settings.maxArchiveSize() : settings.maxSize();
    if (content.length > max.toBytes()) {
      throw refused(variable, fileName, "的大小为 " + size(content.length) + "，最大 " + size(max.toBytes()));
    }
    String detected = contentTypes.detect(content, extension);
    if (!contentTypes.matches(extension, detected)) {
      throw refused(variable, fileName, "的内容（" + detected + "）与扩展名“" + extension + "”不符，应上传真正的 " + extension + " 文件，且不带密码或宏");
    }
    ZipContent.obstacle(content).ifPresent(what -> {
      throw refused(variable, fileName, what);
    });
    return detected;
  }

  private static void checkName(String variable, String fileName) {
    if (fileName == null || fileName.isBlank()) {
      throw new RuleViolationException(variable, "文件名为空，应填写文件名");
    }
    if (fileName.codePointCount(0, fileName.length()) > MAX_NAME) {
      throw refused(variable, fileName.substring(0, 20) + "…", "的名称有 " + fileName.length() + " 个字符，最多 " + MAX_NAME + " 个字符");
    }
    // Format characters can turn the direction of the text around and so hide the extension.
    boolean strange = fileName.codePoints().anyMatch(c -> c == '/' || c == '\\' || switch (Character.getType(c)) {
      case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
      default -> false;
    });
    if (strange || fileName.startsWith(".")) {
      throw refused(variable, fileName.replaceAll("[^\\P{C}]", "?"), "的名称无效，不应含路径分隔符（/、\\）或控制字符，也不应以点开头");
    }
    if (UNSTORABLE.matcher(fileName).find()) {
      throw refused(variable, fileName, "的名称无效，不应含 < > : \" | ? *，也不应是 CON、AUX、COM1 等设备名：这样的文件在 Windows 中无法保存");
    }
  }

  private static String extension(String fileName) {
    return fileName.substring(fileName.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  /** The bytes as well: a file may be too large by one of them. */
  private static String size(long bytes) {
    return "%.2f MB（%,d 字节）".formatted(bytes / 1024.0 / 1024.0, bytes);
  }

  private static RuleViolationException refused(String variable, String fileName, String what) {
    return new RuleViolationException(variable, "文件“" + fileName + "”" + what);
  }
}
