package cn.pmo.itproject.document;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.tika.detect.DefaultDetector;
import org.apache.tika.detect.Detector;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MimeTypes;

/** Tells the type of a file from its bytes alone: names and declared types are only claims. */
class ContentTypes {

  private static final String OFD = "application/ofd";
  private static final String OLE2 = "application/x-tika-msoffice";
  private static final String OPENXML = "application/vnd.openxmlformats-officedocument.";

  /** Types Tika does not name itself. WPS Office writes the formats of Microsoft Office under its own extensions. */
  private static final Map<String, Set<String>> OWN_TYPES = Map.of(
      "ofd", Set.of(OFD),
      "wps", Set.of("application/msword", "application/vnd.ms-works", OLE2, OPENXML + "wordprocessingml.document"),
      "et", Set.of("application/vnd.ms-excel", OLE2, OPENXML + "spreadsheetml.sheet"),
      "dps", Set.of("application/vnd.ms-powerpoint", OLE2, OPENXML + "presentationml.presentation"));

  /** Loading the detectors takes long: once, and not before the first file. */
  private static final class Tika {
    static final Detector DETECTOR = new DefaultDetector();
    static final MimeTypes TYPES = MimeTypes.getDefaultMimeTypes();
  }

  /**
   * The type of the content.
   *
   * @param extension decides only between types that Tika cannot tell apart (OFD and ZIP, text in a Chinese encoding and anything)
   */
  String detect(byte[] content, String extension) {
    try (TikaInputStream in = TikaInputStream.get(content)) {
      MediaType type = Tika.DETECTOR.detect(in, new Metadata()).getBaseType();
      if (extension.equals("ofd") && type.equals(MediaType.APPLICATION_ZIP) && hasRootEntry(content, "OFD.xml")) {
        return OFD;
      }
      if (type.equals(MediaType.OCTET_STREAM) && byName(extension).getType().equals("text") && isChineseText(content)) {
        return MediaType.TEXT_PLAIN.toString();
      }
      return type.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether files with this extension may have this content. */
  boolean matches(String extension, String detected) {
    if (OWN_TYPES.containsKey(extension)) {
      return OWN_TYPES.get(extension).contains(detected);
    }
    MediaType named = byName(extension);
    // Comma-separated values and the like are plain text as far as their bytes go.
    return named.toString().equals(detected) || named.getType().equals("text") && detected.equals(MediaType.TEXT_PLAIN.toString());
  }

  private static MediaType byName(String extension) {
    try {
      Metadata metadata = new Metadata();
      metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, "file." + extension);
      return Tika.TYPES.detect(null, metadata);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean hasRootEntry(byte[] content, String name) throws IOException {
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(content))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.getName().equals(name)) {
          return true;
        }
      }
      return false;
    }
  }

  private static boolean isChineseText(byte[] content) {
    try {
      return Charset.forName("GB18030").newDecoder().decode(ByteBuffer.wrap(content)).chars()
          .noneMatch(c -> c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f');
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
