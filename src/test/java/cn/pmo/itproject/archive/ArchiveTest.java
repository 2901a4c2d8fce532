package cn.pmo.itproject.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.pmo.itproject.document.DocumentRegister;
import cn.pmo.itproject.document.DocumentVersion;
import cn.pmo.itproject.document.Sha256;
import cn.pmo.itproject.project.LedgerScenario;
import cn.pmo.itproject.project.LedgerTest;
import cn.pmo.itproject.project.NotFoundException;
import cn.pmo.itproject.project.ProjectLedger;
import cn.pmo.itproject.project.ProjectStatus;
import cn.pmo.itproject.review.ReviewKind;
import cn.pmo.itproject.review.ReviewRecord;
import cn.pmo.itproject.review.ReviewRecords;
import cn.pmo.itproject.rule.RuleViolationException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** JS-36: the archive, from being built to being found tampered with. */
@LedgerTest
class ArchiveTest {

  @Autowired
  private LedgerScenario scenario;
  @Autowired
  private ProjectLedger ledger;
  @Autowired
  private DocumentRegister register;
  @Autowired
  private ReviewRecords reviews;
  @Autowired
  private ArchiveService archives;

  private String finishedProject() {
    String code = scenario.start();
    reviews.add(new ReviewRecord(null, code, ReviewKind.REVIEW, "ledger-work", "pi", "task", "UserTask_Revise", "审批方案", "JS-10", "u1", "李雷",
        Instant.parse("2026-03-01T01:02:03Z"), "REJECTED", "退回修改", "=预算不足", "补充\n预算", null, null, "plan", "实施方案初稿", 1, "ab"));
    scenario.work(code);
    return code;
  }

  private static Map<String, byte[]> unzip(byte[] archive) throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive), StandardCharsets.UTF_8)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        files.put(entry.getName(), zip.readAllBytes());
      }
    }
    return files;
  }

  /** The archive with one change. */
  private static byte[] rezipped(byte[] archive, UnaryOperator<Map<String, byte[]>> change) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
      for (Map.Entry<String, byte[]> file : change.apply(unzip(archive)).entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue());
      }
    }
    return out.toByteArray();
  }

  @Test
  void holdsEveryDocumentInItsFinalVersionWithManifestRecordsAndDigests() throws IOException {
    String code = finishedProject();
    byte[] archive = register.content(archives.built(code).id());
    Map<String, byte[]> files = unzip(archive);

    assertThat(files.keySet()).containsExactlyInAnyOrder("01 测试项目/项目建设需求.pdf", "02 实施阶段/试点报告.pdf",
        "02 实施阶段/试点报告（" + secondPilotUnit(code) + "）.pdf", "02 实施阶段/方案（修订）.pdf", "manifest.csv", "review-records.csv", "step-data.csv",
        "SHA256SUMS");
    String manifest = new String(files.get("manifest.csv"), StandardCharsets.UTF_8);
    assertThat(manifest).startsWith("\uFEFF名称,单位,文件,步骤,条款,版本,作者,时间,SHA-256");
    DocumentVersion plan = register.latest(code, "plan").orElseThrow();
    assertThat(manifest).contains("修订完善的实施方案,,02 实施阶段/方案（修订）.pdf,修订方案,JS-22,2,张伟,", plan.sha256());
    assertThat(new String(files.get("review-records.csv"), StandardCharsets.UTF_8))
        .contains("2026-03-01 09:02:03,审批方案,JS-10,审批,退回修改,李雷,'=预算不足,\"补充\n预算\",实施方案初稿,1,ab");
    assertThat(new String(files.get("SHA256SUMS"), StandardCharsets.UTF_8).lines()).hasSize(files.size() - 1)
        .contains(plan.sha256() + "  02 实施阶段/方案（修订）.pdf");
    assertThat(archives.verify(code)).isEmpty();
    assertThat(archives.build(code)).as("the same documents give the same bytes").isEqualTo(archive);
    assertThat(archive[6] & 0xFF | (archive[7] & 0xFF) << 8).as("names are marked as UTF-8").matches(flags -> (flags & 0x800) != 0);
  }

  /** Info-ZIP takes the names of entries of any other system for those of its code page. */
  @Test
  void everyEntryIsOneOfUnix() throws IOException {
    byte[] archive = register.content(archives.built(finishedProject()).id());
    ByteBuffer bytes = ByteBuffer.wrap(archive).order(ByteOrder.LITTLE_ENDIAN);
    int entries = bytes.getShort(archive.length - 12);
    int entry = bytes.getInt(archive.length - 6);
    for (int i = 0; i < entries; i++) {
      assertThat(bytes.getInt(entry)).as("entry of the central directory").isEqualTo(0x02014b50);
      assertThat(bytes.get(entry + 5)).as("made by Unix").isEqualTo((byte) 3);
      assertThat(bytes.getShort(entry + 8) & 0x800).as("name in UTF-8").isNotZero();
      assertThat(bytes.getShort(entry + 30)).as("no extra fields").isZero();
      assertThat(bytes.getInt(entry + 38) >>> 16).as("mode").isEqualTo(0100644);
      entry += 46 + bytes.getShort(entry + 28) + bytes.getShort(entry + 30) + bytes.getShort(entry + 32);
    }
    assertThat(entries).isEqualTo(unzip(archive).size());
  }

  private String secondPilotUnit(String code) {
    return register.latestPerScope(code, "pilotReport").get(1).scopeName();
  }

  @Test
  void digestsAreThoseThatSha256sumChecks(@TempDir Path folder) throws Exception {
    Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/sha256sum")));
    for (Map.Entry<String, byte[]> file : unzip(register.content(archives.built(finishedProject()).id())).entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.write(path, file.getValue());
    }
    Process check = new ProcessBuilder("sha256sum", "--strict", "-c", "SHA256SUMS").directory(folder.toFile()).redirectErrorStream(true)
        .start();
    String output = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(check.waitFor()).as(output).isZero();
  }

  @Test
  void archiveThatWasTamperedWithIsFound() throws IOException {
    byte[] archive = register.content(archives.built(finishedProject()).id());

    assertThat(ArchiveService.verify(archive)).isEmpty();
    assertThat(ArchiveService.verify(rezipped(archive, files -> {
      files.put("02 实施阶段/方案（修订）.pdf", "%PDF-1.4 other".getBytes(StandardCharsets.UTF_8));
      return files;
    }))).containsExactly("“02 实施阶段/方案（修订）.pdf”已被修改");
    assertThat(ArchiveService.verify(rezipped(archive, files -> {
      files.remove("manifest.csv");
      return files;
    }))).containsExactly("缺少“manifest.csv”");
    assertThat(ArchiveService.verify(rezipped(archive, files -> {
      files.put("02 实施阶段/补充.pdf", new byte[] {1});
      return files;
    }))).containsExactly("“02 实施阶段/补充.pdf”未列入 SHA256SUMS");
    assertThat(ArchiveService.verify(rezipped(archive, files -> {
      files.remove("SHA256SUMS");
      return files;
    }))).contains("缺少 SHA256SUMS");
    assertThat(ArchiveService.verify("no archive".getBytes(StandardCharsets.UTF_8))).isNotEmpty();
    byte[] cut = Arrays.copyOf(archive, archive.length / 2);
    assertThat(ArchiveService.verify(cut)).isNotEmpty();
  }

  @Test
  void projectIsClosedWithTheArchiveThatWasBuiltAndNoOther() throws IOException {
    String code = finishedProject();
    DocumentVersion built = archives.built(code);
    assertThat(built.fileName()).isEqualTo(code + " 项目档案.zip");
    assertThat(built.title()).isEqualTo("项目档案");
    assertThat(built.authorId()).isNull();
    byte[] other = rezipped(register.content(built.id()), files -> {
      files.remove("02 实施阶段/方案（修订）.pdf");
      return files;
    });

    assertThatThrownBy(() -> scenario.complete(code, "UserTask_Archive", Map.of(DocumentRegister.ARCHIVE_VARIABLE,
        Variables.fileValue("档案.zip").file(other).create()))).isInstanceOf(RuleViolationException.class)
        .hasMessageContaining(built.sha256()).hasMessageContaining(Sha256.of(other));
    scenario.engine.getTaskService().setVariable(scenario.task(code, "UserTask_Archive").getId(), DocumentRegister.ARCHIVE_VARIABLE, null);
    assertThatThrownBy(() -> scenario.complete(code, "UserTask_Archive", Map.of())).isInstanceOf(RuleViolationException.class);
    scenario.engine.getTaskService().setVariable(scenario.task(code, "UserTask_Archive").getId(), DocumentRegister.ARCHIVE_VARIABLE,
        Variables.fileValue("档案.zip").file(other).create());
    assertThat(archives.built(code)).as("what is served stays the archive that was built").isEqualTo(built);

    scenario.complete(code, "UserTask_Archive", Map.of(DocumentRegister.ARCHIVE_VARIABLE,
        Variables.fileValue("档案.zip").file(register.content(built.id())).create()));
    assertThat(ledger.require(code)).satisfies(project -> {
      assertThat(project.status()).isEqualTo(ProjectStatus.CLOSED);
      assertThat(project.archiveSha256()).isEqualTo(built.sha256());
      assertThat(project.closedAt()).isNotNull();
      assertThat(project.phaseKey()).isNull();
      assertThat(project.phaseName()).isEqualTo("已归档");
    });
    assertThat(archives.verify(code)).isEmpty();
  }

  @Test
  void runningProjectHasNoArchive() {
    String code = scenario.start();
    assertThatThrownBy(() -> archives.built(code)).isInstanceOf(NotFoundException.class).hasMessageContaining("尚未生成项目档案");
  }

  @Test
  void terminationIsRegisteredWithTheStepAndTheReasonOfTheDecision() {
    String code = scenario.start();
    for (String reason : List.of("放弃采购", "上级已统一建设")) {
      reviews.add(new ReviewRecord(null, code, ReviewKind.REVIEW, "ledger-work", "pi", "task", "UserTask_X", "审批" + reason, "JS-04", "u1",
          "李雷",
          Instant.now(), "TERMINATED", "终止", reason, null, null, null, null, null, null, null));
    }
    scenario.workUntilRevision(code);
    scenario.complete(code, "UserTask_Revise", Map.of("stop", true));

    assertThat(ledger.require(code)).satisfies(project -> {
      assertThat(project.status()).isEqualTo(ProjectStatus.TERMINATED);
      assertThat(project.terminatedStep()).isEqualTo("审批上级已统一建设");
      assertThat(project.terminatedReason()).isEqualTo("上级已统一建设");
      assertThat(project.phaseName()).as("the phase it was ended in").isEqualTo("实施阶段");
    });
    assertThat(register.all(code)).as("nothing is lost").hasSize(4);
    assertThat(reviews.of(code)).hasSize(2);
  }
}
