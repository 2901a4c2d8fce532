package cn.pmo.itproject.document;

import cn.pmo.itproject.engine.ColumnTimes;
import cn.pmo.itproject.project.NotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricVariableUpdate;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Keeps the versions of all project documents: who delivered what, when, in which step. The content stays in the engine's history.
 */
@Service
public class DocumentRegister {

  /** Variable of the project archive, which the system builds itself. */
  public static final String ARCHIVE_VARIABLE = "projectArchive";

  private static final String LATEST = """
      select d.* from project_document d where d.project_code = ? and d.version = (select max(o.version) from project_document o
        where o.project_code = d.project_code and o.variable = d.variable and o.scope = d.scope)""";

  private static final String IN_ORDER = " order by d.created_at, d.variable, d.scope";

  private final JdbcClient jdbc;
  private final ObjectProvider<ProcessEngine> engine;
  private final CompletedSteps completedSteps;

  DocumentRegister(JdbcClient jdbc, ObjectProvider<ProcessEngine> engine) {
    this.jdbc = jdbc;
    this.engine = engine;
    this.completedSteps = new CompletedSteps(jdbc);
  }

  /** All versions of all documents, in the order of their delivery. */
  public List<DocumentVersion> all(String projectCode) {
    return jdbc.sql("select d.* from project_document d where d.project_code = ?" + IN_ORDER + ", d.version").param(projectCode)
        .query(DocumentRegister::map).list();
  }

  /** All versions of these documents of some projects, in the order of their delivery. */
  public List<DocumentVersion> all(Collection<String> projectCodes, Collection<String> variables) {
    return projectCodes.isEmpty() ? List.of()
        : jdbc.sql("select d.* from project_document d where d.project_code in (:projects) and d.variable in (:variables)" + IN_ORDER
            + ", d.version").param("projects", projectCodes).param("variables", variables).query(DocumentRegister::map).list();
  }

  /** The newest version of each document (variable and unit), in the order of their delivery. */
  public List<DocumentVersion> latest(String projectCode) {
    return jdbc.sql(LATEST + IN_ORDER).param(projectCode).query(DocumentRegister::map).list();
  }

  /** The newest version of a document, whichever unit delivered it. */
  public Optional<DocumentVersion> latest(String projectCode, String variable) {
    List<DocumentVersion> versions = latestPerScope(projectCode, variable);
    return versions.isEmpty() ? Optional.empty() : Optional.of(versions.get(versions.size() - 1));
  }

  /** The newest version of a document from each unit, in the order of their delivery. */
  public List<DocumentVersion> latestPerScope(String projectCode, String variable) {
    return jdbc.sql(LATEST + " and d.variable = ?" + IN_ORDER).params(projectCode, variable).query(DocumentRegister::map).list();
  }

  /** A version of a document of this project. */
  public Optional<DocumentVersion> find(String projectCode, String documentId) {
    return jdbc.sql("select d.* from project_document d where d.project_code = ? and d.id = ?").params(projectCode, documentId)
        .query(DocumentRegister::map).optional();
  }

  /**
   * The bytes of a version. Whether the user may read them is for the caller to decide.
   *
   * @throws NotFoundException if they have been removed with the project's history when their term was over
   */
  public byte[] content(String documentId) {
    String reference = jdbc.sql("select content_ref from project_document where id = ?").param(documentId).query(String.class).single();
    return unchecked(context -> {
      HistoricVariableUpdate update = (HistoricVariableUpdate) engine.getObject().getHistoryService().createHistoricDetailQuery()
          .detailId(reference).singleResult();
      InputStream kept = update == null ? null : (InputStream) update.getTypedValue().getValue();
      // While the clean-up is at work, the content may be gone and what told of it still there.
      if (kept == null) {
        throw new NotFoundException("文件的保管期限已满，内容已随流程历史清除，系统只保留文件目录和 SHA-256，请向档案管理员调阅归档的项目档案");
      }
      try (InputStream content = kept) {
        return content.readAllBytes();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    });
  }

  /** What the completed steps of the project had to deliver, by the latest deployed definitions, in the order of the steps. */
  public List<RequiredDocument> required(String projectCode) {
    List<DocumentVersion> present = latest(projectCode);
    return unchecked(context -> completedSteps.required(projectCode, present, context));
  }

  private <T> T unchecked(Command<T> command) {
    return ((ProcessEngineConfigurationImpl) engine.getObject().getProcessEngineConfiguration()).getCommandExecutorTxRequired()
        .execute(context -> context.runWithoutAuthorization(command));
  }

  /**
   * Adds a version unless the newest one has the same content: a document that is handed on to another process is no new version.
   *
   * @param document its version and digest are filled in here; its id refers to the content in the engine's history
   * @return its id; empty if it is no new version
   */
  Optional<String> add(byte[] content, DocumentVersion document) {
    String sha256 = Sha256.of(content);
    Optional<DocumentVersion> newest = latestPerScope(document.projectCode(), document.variable()).stream()
        .filter(version -> version.scope().equals(document.scope())).findFirst();
    if (newest.isPresent() && newest.get().sha256().equals(sha256)) {
      return Optional.empty();
    }
    jdbc.sql("""
        insert into project_document (id, project_code, variable, scope, scope_name, version, title, file_name, mime_type, size_bytes,
          sha256, author_id, author_name, created_at, process_key, process_instance_id, step_id, step_name, clause, content_ref)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
        .params(Arrays.asList(document.id(), document.projectCode(), document.variable(), document.scope(), document.scopeName(),
            newest.map(DocumentVersion::version).orElse(0) + 1, document.title(), document.fileName(), document.mimeType(), document.size(),
            sha256, document.authorId(), document.authorName(),
            ColumnTimes.utc(document.createdAt()), document.processKey(),
            document.processInstanceId(), document.stepId(), document.stepName(), document.clause(), document.id()))
        .update();
    return Optional.of(document.id());
  }

  private static DocumentVersion map(ResultSet row, int index) throws SQLException {
    return new DocumentVersion(row.getString("id"), row.getString("project_code"), row.getString("variable"), row.getString("title"),
        row.getString("scope"), row.getString("scope_name"), row.getInt("version"), row.getString("file_name"), row.getString("mime_type"),
        row.getLong("size_bytes"), row.getString("sha256"), row.getString("author_id"), row.getString("author_name"),
        ColumnTimes.instant(row, "created_at"), row.getString("process_key"),
        row.getString("process_instance_id"), row.getString("step_id"), row.getString("step_name"), row.getString("clause"));
  }
}
