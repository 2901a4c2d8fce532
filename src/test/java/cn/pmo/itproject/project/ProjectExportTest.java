package cn.pmo.itproject.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The ledger as a table. */
class ProjectExportTest {

  private static Project named(String name) {
    return new Project("XM-2026-0001", name, BuildType.SELF_BUILT, "dept-a", "办公室", 2026, true, new BigDecimal("12345678901234.50"),
        new BigDecimal("80000.00"), Instant.parse("2026-03-01T01:02:03Z"), "HT-1", new BigDecimal("79999.99"), "某公司,\"分\"公司",
        LocalDate.of(2026, 4, 5), "it-project-pilot", "计划与试点", ProjectStatus.RUNNING, "user", Instant.parse("2026-02-28T16:00:00Z"), null,
        null, null, null, "instance");
  }

  @Test
  void csvOpensInASpreadsheetWithItsChineseText() throws IOException {
    byte[] csv = ProjectExport.csv(List.of(named("卷烟配送\n线路优化")));
    assertThat(csv).startsWith(0xEF, 0xBB, 0xBF);
    List<CSVRecord> rows = CSVFormat.EXCEL.parse(new StringReader(new String(csv, StandardCharsets.UTF_8).substring(1))).getRecords();
    assertThat(rows).hasSize(2);
    assertThat(rows.get(0)).contains("项目编号", "状态").hasSameSizeAs(rows.get(1));
    assertThat(rows.get(1)).contains("XM-2026-0001", "卷烟配送\n线路优化", "自建", "是", "12345678901234.50", "某公司,\"分\"公司", "2026-04-05",
        "进行中", "2026-03-01 00:00", "2026-03-01 09:02");
  }

  @ParameterizedTest
  @ValueSource(strings = {"=HYPERLINK(\"http://x\")", "+1+1", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "＝1"})
  void textThatASpreadsheetWouldTakeForAFormulaIsGuarded(String name) throws IOException {
    String csv = new String(ProjectExport.csv(List.of(named(name))), StandardCharsets.UTF_8);
    assertThat(CSVFormat.EXCEL.parse(new StringReader(csv)).getRecords().get(1).get(1)).isEqualTo("'" + name);
    try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(ProjectExport.xlsx(List.of(named(name)))))) {
      assertThat(workbook.getSheetAt(0).getRow(1).getCell(1).getStringCellValue()).startsWith("'");
    }
  }

  @Test
  void workbookHasNumbersAsNumbers() throws IOException {
    try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(ProjectExport.xlsx(List.of(named("甲"), named("乙")))))) {
      assertThat(workbook.getSheetAt(0).getSheetName()).isEqualTo("项目台账");
      assertThat(workbook.getSheetAt(0).getLastRowNum()).isEqualTo(2);
      Row row = workbook.getSheetAt(0).getRow(2);
      assertThat(row.getCell(1).getStringCellValue()).isEqualTo("乙");
      assertThat(row.getCell(4).getCellType()).isEqualTo(CellType.NUMERIC);
      assertThat(row.getCell(7).getNumericCellValue()).isEqualTo(80000);
    }
  }

  @Test
  void emptyLedgerHasHeadingsOnly() {
    assertThat(new String(ProjectExport.csv(List.of()), StandardCharsets.UTF_8).lines()).hasSize(1);
  }
}
