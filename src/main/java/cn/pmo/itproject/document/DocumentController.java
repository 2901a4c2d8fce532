package cn.pmo.itproject.document;

import cn.pmo.itproject.project.NotFoundException;
import cn.pmo.itproject.project.ProjectAccess;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The contents of a project's documents over HTTP, for those who take part in it. */
@RestController
@RequestMapping("/api/projects/{code}")
class DocumentController {

  private final ProjectAccess access;
  private final DocumentRegister register;

  DocumentController(ProjectAccess access, DocumentRegister register) {
    this.access = access;
    this.register = register;
  }

  @GetMapping("/documents/{id}/content")
  ResponseEntity<byte[]> content(@PathVariable String code, @PathVariable String id) {
    access.require(code);
    DocumentVersion document = register.find(code, id)
        .orElseThrow(() -> new NotFoundException("项目“" + code + "”没有编号为“" + id + "”的文件"));
    return Downloads.attachment(document.fileName(), document.mimeType(), register.content(id));
  }
}
