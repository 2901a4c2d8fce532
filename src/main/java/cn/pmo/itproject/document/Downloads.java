package cn.pmo.itproject.document;

import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Files for download. */
public final class Downloads {

  private Downloads() {
  }

  /**
   * A file that the browser saves instead of showing it; the name is encoded by RFC 5987. That the browser does not guess another type
   * (nosniff) is said with every answer (security.AnswerHeaders).
   */
  public static ResponseEntity<byte[]> attachment(String fileName, String mimeType, byte[] content) {
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(mimeType))
        .header(HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(fileName, StandardCharsets.UTF_8).build().toString())
        .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
        .body(content);
  }
}
