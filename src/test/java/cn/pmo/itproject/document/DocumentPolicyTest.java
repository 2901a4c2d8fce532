package cn.pmo.itproject.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.pmo.itproject.rule.RuleViolationException;
import cn.pmo.itproject.scenario.Documents;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.apache.poi.hslf.usermodel.HSLFSlideShow;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.camunda.bpm.engine.variable.impl.value.FileValueImpl;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

/** Every type of document, and what only claims to be one. */
@TestInstance(Lifecycle.PER_CLASS)
class DocumentPolicyTest {

  private static final int MAX = 20 * 1024 * 1024;
  private static final String OOXML = "application/vnd.openxmlformats-officedocument.";

  private final DocumentPolicy policy = policy(Set.of("pdf", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "wps", "et", "dps", "ofd", "png",
      "jpg", "jpeg", "txt", "zip"));
  private Map<String, byte[]> contents;

  private static DocumentPolicy policy(Set<String> extensions) {
    return new DocumentPolicy(new DocumentSettings(DataSize.ofMegabytes(20), DataSize.ofMegabytes(200), extensions));
  }

  @BeforeAll
  void makeOneOfEach() throws IOException {
    contents = Map.ofEntries(
        Map.entry("pdf", ((FileValueImpl) Documents.pdf("文件")).getByteArray()),
        Map.entry("ole2-word", ole2("WordDocument")),
        Map.entry("ole2-other", ole2("SomethingElse")),
        Map.entry("docx", written(out -> {
          try (XWPFDocument document = new XWPFDocument()) {
            document.createParagraph().createRun().setText("正文");
            document.write(out);
          }
        })),
        Map.entry("xls", written(out -> {
          try (HSSFWorkbook workbook = new HSSFWorkbook()) {
            workbook.createSheet("表");
            workbook.write(out);
          }
        })),
        Map.entry("xlsx", written(out -> {
          try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            workbook.createSheet("表");
            workbook.write(out);
          }
        })),
        Map.entry("ppt", written(out -> {
          try (HSLFSlideShow show = new HSLFSlideShow()) {
            show.createSlide();
            show.write(out);
          }
        })),
        Map.entry("pptx", written(out -> {
          try (XMLSlideShow show = new XMLSlideShow()) {
            show.createSlide();
            show.write(out);
          }
        })),
        Map.entry("ofd", zip("OFD.xml", "Doc_0/Document.xml")),
        Map.entry("png", written(out -> ImageIO.write(new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB), "png", out))),
        Map.entry("jpg", written(out -> ImageIO.write(new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB), "jpg", out))),
        Map.entry("txt", "会议纪要\r\n第一项".getBytes(StandardCharsets.UTF_8)),
        Map.entry("gbk", "会议纪要：第一项，项目进展情况汇报。第二项，下一步工作安排。".repeat(20).getBytes(Charset.forName("GBK"))),
        Map.entry("zip", zip("说明.txt")),
        Map.entry("jar", zip("META-INF/MANIFEST.MF", "A.class")),
        Map.entry("html", "<!DOCTYPE html><html><body><script>alert(1)</script></body></html>".getBytes(StandardCharsets.UTF_8)),
        Map.entry("svg",
            "<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"><script>1</script></svg>".getBytes(StandardCharsets.UTF_8)),
        Map.entry("exe", "MZ\u0090\u0000\u0003\u0000\u0000\u0000".getBytes(StandardCharsets.ISO_8859_1)),
        Map.entry("rtf", "{\\rtf1 text}".getBytes(StandardCharsets.US_ASCII)),
        Map.entry("binary", new byte[] {0, 1, 2, 3, 4, 5, 6, 7, 0, (byte) 0xFF}));
  }

  private interface Writing {
    void to(ByteArrayOutputStream out) throws IOException;
  }

  private static byte[] written(Writing writing) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    writing.to(out);
    return out.toByteArray();
  }

  private static byte[] ole2(String stream) throws IOException {
    return written(out -> {
      try (POIFSFileSystem file = new POIFSFileSystem()) {
        file.createDocument(new ByteArrayInputStream(new byte[5000]), stream);
        file.writeFilesystem(out);
      }
    });
  }

  private static byte[] zip(String... names) throws IOException {
    return written(out -> {
      try (ZipOutputStream zip = new ZipOutputStream(out)) {
        for (String name : names) {
          zip.putNextEntry(new ZipEntry(name));
          zip.write("<x/>".getBytes(StandardCharsets.UTF_8));
        }
      }
    });
  }

  @ParameterizedTest
  @CsvSource({"报告.pdf, pdf, application/pdf", "报告.PDF, pdf, application/pdf", "报告.doc, ole2-word, application/msword",
      "报告.docx, docx, " + OOXML + "wordprocessingml.document", "表.xls, xls, application/vnd.ms-excel",
      "表.xlsx, xlsx, " + OOXML + "spreadsheetml.sheet", "演示.ppt, ppt, application/vnd.ms-powerpoint",
      "演示.pptx, pptx, " + OOXML + "presentationml.presentation", "报告.wps, ole2-word, application/msword",
      "报告.wps, docx, " + OOXML + "wordprocessingml.document", "表.et, xls, application/vnd.ms-excel",
      "表.et, ole2-other, application/x-tika-msoffice", "演示.dps, ppt, application/vnd.ms-powerpoint", "公文.ofd, ofd, application/ofd",
      "图.png, png, image/png", "图.jpg, jpg, image/jpeg", "图.jpeg, jpg, image/jpeg", "纪要.txt, txt, text/plain",
      "纪要.txt, gbk, text/plain", "资料.zip, zip, application/zip", "v1.0 终稿.final.pdf, pdf, application/pdf"})
  void documentsAreTakenWithTheTypeOfTheirContent(String name, String content, String type) {
    assertThat(policy.check("feasibilityReport", name, contents.get(content))).isEqualTo(type);
  }

  @ParameterizedTest
  @CsvSource({"报告.pdf, html, text/html", "报告.txt, html, text/html", "报告.docx, zip, application/zip",
      "报告.docx, xlsx, " + OOXML + "spreadsheetml.sheet",
      "报告.doc, docx, " + OOXML + "wordprocessingml.document", "报告.doc, rtf, application/rtf", "表.xls, ole2-word, application/msword",
      "表.xls, html, text/html", "图.png, jpg, image/jpeg", "图.png, svg, image/svg+xml", "图.jpg, html, text/html",
      "报告.pdf, exe, application/x-msdownload",
      "资料.zip, jar, application/java-archive", "资料.zip, docx, " + OOXML + "wordprocessingml.document", "公文.ofd, zip, application/zip",
      "纪要.txt, binary, application/octet-stream", "纪要.txt, svg, image/svg+xml", "表.et, ole2-word, application/msword",
      "报告.wps, pdf, application/pdf"})
  void contentThatIsSomethingElseThanTheNameSaysIsRefused(String name, String content, String found) {
    assertThatThrownBy(() -> policy.check("feasibilityReport", name, contents.get(content)))
        .isInstanceOfSatisfying(RuleViolationException.class,
            e -> assertThat(e.getViolations()).singleElement().satisfies(v -> assertThat(v.field()).isEqualTo("feasibilityReport")))
        .hasMessageContaining(name).hasMessageContaining(found);
  }

  @ParameterizedTest
  @ValueSource(strings = {"报告.exe", "报告.html", "报告.pdf.js", "报告", "报告.", "报告.pdf ", "报告.docm"})
  void otherTypesAreRefused(String name) {
    assertThatThrownBy(() -> policy.check("plan", name, contents.get("pdf"))).isInstanceOf(RuleViolationException.class)
        .hasMessageContaining(name).hasMessageContaining("pdf、png、ppt");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../报告.pdf", "a/报告.pdf", "C:\\报告.pdf", "报告\u0000.pdf", "报告\n.pdf", "报告\u202Efdp.pdf", ".pdf", "..pdf",
      "\uD83D.pdf"})
  void namesThatAreNoNamesAreRefused(String name) {
    assertThatThrownBy(() -> policy.check("plan", name, contents.get("pdf"))).isInstanceOf(RuleViolationException.class)
        .hasMessageContaining("名称无效").hasMessageNotContaining("\u0000").hasMessageNotContaining("\u202E");
  }

  @Test
  void nameIsNotBlankAndNotTooLong() {
    assertThatThrownBy(() -> policy.check("plan", " ", contents.get("pdf"))).hasMessageContaining("文件名为空");
    assertThatThrownBy(() -> policy.check("plan", null, contents.get("pdf"))).hasMessageContaining("文件名为空");
    assertThat(policy.check("plan", "报".repeat(196) + ".pdf", contents.get("pdf"))).isEqualTo("application/pdf");
    assertThatThrownBy(() -> policy.check("plan", "报".repeat(197) + ".pdf", contents.get("pdf"))).hasMessageContaining("201 个字符，最多 200");
  }

  @Test
  void emptyFileIsRefused() {
    assertThatThrownBy(() -> policy.check("plan", "报告.pdf", new byte[0])).hasMessageContaining("空文件");
    assertThatThrownBy(() -> policy.check("plan", "报告.pdf", null)).hasMessageContaining("空文件");
  }

  @Test
  void sizeIsLimitedToTheByteAndTheArchiveHasALimitOfItsOwn() {
    assertThat(policy.check("plan", "纪要.txt", text(MAX))).isEqualTo("text/plain");
    assertThatThrownBy(() -> policy.check("plan", "纪要.txt", text(MAX + 1))).isInstanceOf(RuleViolationException.class)
        .hasMessageContaining("纪要.txt").hasMessageContaining("大小为 20.00 MB（20,971,521 字节），最大 20.00 MB（20,971,520 字节）");
    assertThat(policy.check(DocumentRegister.ARCHIVE_VARIABLE, "档案.txt", text(MAX + 1))).isEqualTo("text/plain");
  }

  @Test
  void typesAreConfigurable() {
    DocumentPolicy narrow = policy(Set.of("csv"));
    assertThat(narrow.check("plan", "表.csv", "a,b\n1,2\n".getBytes(StandardCharsets.US_ASCII))).isEqualTo("text/plain");
    assertThatThrownBy(() -> narrow.check("plan", "表.csv", contents.get("html"))).isInstanceOf(RuleViolationException.class);
    assertThatThrownBy(() -> narrow.check("plan", "报告.pdf", contents.get("pdf"))).hasMessageContaining("应为 csv 之一");
  }

  private static byte[] text(int size) {
    return "a".repeat(size).getBytes(StandardCharsets.US_ASCII);
  }
}
