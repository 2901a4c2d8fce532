package cn.pmo.itproject.archive;

import cn.pmo.itproject.collaboration.TaskEvents;
import cn.pmo.itproject.course.SubmittedData;
import cn.pmo.itproject.document.DocumentRegister;
import cn.pmo.itproject.document.DocumentVersion;
import cn.pmo.itproject.document.Sha256;
import cn.pmo.itproject.project.NotFoundException;
import cn.pmo.itproject.project.ProjectLedger;
import cn.pmo.itproject.project.ProjectPhases;
import cn.pmo.itproject.project.SafeCsv;
import cn.pmo.itproject.review.ReviewRecords;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.springframework.stereotype.Service;

/**
 * Builds the archive of a project (JS-36) and tells whether one is still whole. It is a ZIP with every document in its final version in
 * folders by phase, a manifest, the review records, what was filled in at the steps, and the digests of all of these.
 */
@Service
public class ArchiveService {

  static final String MANIFEST = "manifest.csv";
  static final String REVIEWS = "review-records.csv";
  static final String STEP_DATA = "step-data.csv";
  static final String SUMS = "SHA256SUMS";

  private static final int READABLE_FILE = 0100644;
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZONE);

  private final DocumentRegister documents;
  private final ReviewRecords reviews;
  private final SubmittedData stepData;
  private final ProjectPhases phases;
  private final ProjectLedger ledger;
  private final TaskEvents events;

  ArchiveService(DocumentRegister documents, ReviewRecords reviews, SubmittedData stepData, ProjectPhases phases, ProjectLedger ledger,
      TaskEvents events) {
    this.documents = documents;
    this.reviews = reviews;
    this.stepData = stepData;
    this.phases = phases;
    this.ledger = ledger;
    this.events = events;
  }

  /** The archive of the project as it is now; the same documents and records give the same bytes. */
  public byte[] build(String code) {
    List<DocumentVersion> latest = documents.latest(code).stream()
        .filter(document -> !document.variable().equals(DocumentRegister.ARCHIVE_VARIABLE)).toList();
    Map<String, String> folders = folders(code, latest);
    ArchiveNames names = new ArchiveNames();
    StringBuilder sums = new StringBuilder();
    List<List<?>> manifest = new ArrayList<>();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(out)) {
      for (DocumentVersion document : latest) {
        String path = names.path(folders.get(document.processInstanceId()), document);
        add(zip, sums, path, document.createdAt(), documents.content(document.id()));
        manifest.add(Arrays.asList(document.title(), document.scopeName(), path, document.stepName(), document.clause(), document.version(),
            document.authorName(), TIME.format(document.createdAt()), document.sha256()));
      }
      Instant end = latest.stream().map(DocumentVersion::createdAt).max(Instant::compareTo).orElse(Instant.EPOCH);
      add(zip, sums, MANIFEST, end,
          SafeCsv.of(List.of("名称", "单位", "文件", "步骤", "条款", "版本", "作者", "时间", "SHA-256"), manifest));
      add(zip, sums, REVIEWS, end, reviewTable(code));
      add(zip, sums, STEP_DATA, end, stepTable(code));
      put(zip, SUMS, end, sums.toString().getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** Folders like {@code 02 调研与方案} by process instance, numbered in the order of the documents. */
  private Map<String, String> folders(String code, List<DocumentVersion> documents) {
    Map<String, ProjectPhases.Place> places = phases.ofProject(code);
    Map<String, String> numbered = new LinkedHashMap<>();
    Map<String, String> folders = new HashMap<>();
    for (DocumentVersion document : documents) {
      folders.put(document.processInstanceId(), numbered.computeIfAbsent(places.get(document.processInstanceId()).phaseName(),
          name -> "%02d %s".formatted(numbered.size() + 1, name)));
    }
    return folders;
  }

  private byte[] reviewTable(String code) {
    Set<String> withdrawn = events.withdrawn(code);
    return SafeCsv.of(
        List.of("时间", "步骤", "条款", "类型", "结论", "办理人", "原因", "建议", "文件", "文件版本", "文件 SHA-256", "逐项结论", "发现的问题"),
        reviews.of(code).stream().map(r -> Arrays.asList(TIME.format(r.decidedAt()), r.stepName(), r.clause(), r.kind().label(),
            r.verdictLabel() + marked(withdrawn, r.taskId()), r.userName(), r.reason(), r.suggestion(), r.documentTitle(),
            r.documentVersion(), r.documentSha256(), r.criteria(), r.findings())).toList());
  }

  private byte[] stepTable(String code) {
    Set<String> withdrawn = events.withdrawn(code);
    return SafeCsv.of(List.of("步骤", "条款", "单位", "办理人", "时间", "内容", "填写"),
        stepData.of(code).stream().map(e -> Arrays.asList(e.stepName() + marked(withdrawn, e.taskId()), e.clause(), e.unitName(),
            e.userName(), TIME.format(e.completedAt()), e.label(), e.text())).toList());
  }

  /** What was taken back stays on record, but does not count. */
  private static String marked(Set<String> withdrawn, String taskId) {
    return withdrawn.contains(taskId) ? "（已撤回）" : "";
  }

  private static void add(ZipArchiveOutputStream zip, StringBuilder sums, String path, Instant time, byte[] content) throws IOException {
    put(zip, path, time, content);
    sums.append(Sha256.of(content)).append("  ").append(path).append('\n');
  }

  /** The mode makes it an entry of Unix: Info-ZIP garbles the UTF-8 names of others. Extra fields for the names would mislead it again. */
  private static void put(ZipArchiveOutputStream zip, String path, Instant time, byte[] content) throws IOException {
    ZipArchiveEntry entry = new ZipArchiveEntry(path);
    entry.setTimeLocal(LocalDateTime.ofInstant(time, ZONE));
    entry.setUnixMode(READABLE_FILE);
    entry.setSize(content.length);
    zip.putArchiveEntry(entry);
    zip.write(content);
    zip.closeArchiveEntry();
  }

  /**
   * The archive that was built for the project, not what somebody may have put in its place since.
   *
   * @throws NotFoundException if none has been built yet
   */
  public DocumentVersion built(String code) {
    String sha256 = ledger.require(code).archiveSha256();
    return documents.all(code).stream()
        .filter(document -> document.variable().equals(DocumentRegister.ARCHIVE_VARIABLE) && document.sha256().equals(sha256))
        .findFirst().orElseThrow(() -> new NotFoundException("项目“" + code + "”尚未生成项目档案"));
  }

  /**
   * Checks the stored archive of a project against the ledger and against its own digests.
   *
   * @return what is wrong, empty if it is whole
   */
  public List<String> verify(String code) {
    DocumentVersion archive = built(code);
    byte[] content = documents.content(archive.id());
    List<String> problems = new ArrayList<>();
    if (!Sha256.of(content).equals(archive.sha256())) {
      problems.add("档案与台账登记的 SHA-256 不一致");
    }
    problems.addAll(verify(content));
    return problems;
  }

  /**
   * Checks an archive against the digests it contains.
   *
   * @return what is wrong, empty if it is whole
   */
  public static List<String> verify(byte[] archive) {
    Map<String, String> actual = new LinkedHashMap<>();
    Map<String, String> expected = new LinkedHashMap<>();
    List<String> problems = new ArrayList<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive), StandardCharsets.UTF_8)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        byte[] content = zip.readAllBytes();
        if (entry.getName().equals(SUMS)) {
          new String(content, StandardCharsets.UTF_8).lines().filter(line -> line.length() > 66)
              .forEach(line -> expected.put(line.substring(66), line.substring(0, 64)));
        } else if (actual.put(entry.getName(), Sha256.of(content)) != null) {
          problems.add("“" + entry.getName() + "”重复");
        }
      }
    } catch (IOException e) {
      problems.add("不是完整的 ZIP 文件：" + e.getMessage());
    }
    if (expected.isEmpty()) {
      problems.add("缺少 " + SUMS);
    }
    expected.forEach((path, sha256) -> {
      String found = actual.remove(path);
      if (found == null) {
        problems.add("缺少“" + path + "”");
      } else if (!found.equals(sha256)) {
        problems.add("“" + path + "”已被修改");
      }
    });
    actual.keySet().forEach(path -> problems.add("“" + path + "”未列入 " + SUMS));
    return problems;
  }
}
