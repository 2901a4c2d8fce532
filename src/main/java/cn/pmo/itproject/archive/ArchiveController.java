package cn.pmo.itproject.archive;

import cn.pmo.itproject.document.DocumentRegister;
import cn.pmo.itproject.document.DocumentVersion;
import cn.pmo.itproject.document.Downloads;
import cn.pmo.itproject.project.ProjectAccess;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The archive of a project (JS-36) over HTTP, for those who take part in it. */
@RestController
@RequestMapping("/api/projects/{code}/archive")
class ArchiveController {

  private final ProjectAccess access;
  private final ArchiveService archives;
  private final DocumentRegister documents;

  ArchiveController(ProjectAccess access, ArchiveService archives, DocumentRegister documents) {
    this.access = access;
    this.archives = archives;
    this.documents = documents;
  }

  @GetMapping
  ResponseEntity<byte[]> download(@PathVariable String code) {
    access.require(code);
    DocumentVersion archive = archives.built(code);
    return Downloads.attachment(archive.fileName(), archive.mimeType(), documents.content(archive.id()));
  }

  /** Whether the stored archive is still whole, and what is wrong with it otherwise. */
  record Verification(boolean whole, String sha256, List<String> problems) {
  }

  @GetMapping("/verification")
  Verification verify(@PathVariable String code) {
    access.require(code);
    List<String> problems = archives.verify(code);
    return new Verification(problems.isEmpty(), archives.built(code).sha256(), problems);
  }
}
