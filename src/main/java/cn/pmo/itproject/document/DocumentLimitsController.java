package cn.pmo.itproject.document;

import java.util.Collection;
import java.util.TreeSet;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What may be delivered as a document, so that a form can say it before a file is sent. The policy decides all the same. */
@RestController
class DocumentLimitsController {

  private final DocumentSettings settings;

  DocumentLimitsController(DocumentSettings settings) {
    this.settings = settings;
  }

  @GetMapping("/api/documents/limits")
  Limits limits() {
    return new Limits(settings.maxSize().toBytes(), new TreeSet<>(settings.allowedExtensions()));
  }

  /**
   * @param maxSize of one document, in bytes
   * @param extensions in lower case, without the dot
   */
  record Limits(long maxSize, Collection<String> extensions) {
  }
}
