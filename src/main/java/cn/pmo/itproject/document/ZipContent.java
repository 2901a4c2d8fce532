package cn.pmo.itproject.document;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * What is in a ZIP, Office documents included, as far as it could harm whoever unpacks it: entries that lead out of the directory, and
 * content that is out of all proportion to the file.
 */
final class ZipContent {

  /** What is unpacked in any case, and then how many times the size of the file. Real documents stay below 20 times. */
  private static final long HARMLESS = 50_000_000;
  private static final long MOST_TIMES = 100;

  /** Names that are not marked as UTF-8 are in the encoding of a Chinese Windows. */
  private static final Charset NAMES = Charset.forName("GB18030");

  private ZipContent() {
  }

  /** Why the file is not taken, as the end of a sentence about it; empty if it is fine, or no ZIP, or one that cannot be read here. */
  static Optional<String> obstacle(byte[] content) {
    if (content.length < 4 || content[0] != 'P' || content[1] != 'K' || content[2] != 3 || content[3] != 4) {
      return Optional.empty();
    }
    long left = Math.max(HARMLESS, MOST_TIMES * content.length);
    byte[] buffer = new byte[65536];
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(content), NAMES)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (leadsOut(entry.getName())) {
          return Optional.of("内含路径“" + entry.getName() + "”，解压时会写到其他目录，应重新打包，文件路径不应以 / 或盘符开头，也不应含 ..");
        }
        for (int read = zip.read(buffer); read >= 0; read = zip.read(buffer)) {
          left -= read;
          if (left < 0) {
            return Optional.of("解压后的大小超过压缩包的 " + MOST_TIMES + " 倍，应上传正常的文件");
          }
        }
      }
      return Optional.empty();
    } catch (IOException | IllegalArgumentException e) {
      // Encrypted, or packed in a way Java does not read: nothing is known of it, as of any other content.
      return Optional.empty();
    }
  }

  private static boolean leadsOut(String name) {
    String path = "/" + name.replace('\\', '/') + "/";
    return path.contains("/../") || path.startsWith("//") || name.matches("[A-Za-z]:.*");
  }
}
