package cn.pmo.itproject.project;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;

/** The ledger as a table for spreadsheets. */
final class ProjectExport {

  private static final List<String> HEADINGS = List.of("项目编号", "项目名称", "建设类型", "需求部门", "计划年度", "列入年度计划", "预计投资（元）",
      "批准预算（元）", "列入计划时间", "合同编号", "合同金额（元）", "合同相对方", "签订日期", "当前阶段", "状态", "发起人", "发起时间", "结束时间", "终止步骤", "终止原因",
      "档案 SHA-256");

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ProjectLedger.ZONE);

  private ProjectExport() {
  }

  static byte[] csv(List<Project> projects) {
    return SafeCsv.of(HEADINGS, projects.stream().map(ProjectExport::cells).toList());
  }

  /** A workbook with one sheet. */
  static byte[] xlsx(List<Project> projects) {
    try (SXSSFWorkbook workbook = new SXSSFWorkbook(); ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      CellStyle money = workbook.createCellStyle();
      money.setDataFormat(workbook.createDataFormat().getFormat("#,##0.00"));
      Sheet sheet = workbook.createSheet("项目台账");
      sheet.createFreezePane(0, 1);
      row(sheet, 0, HEADINGS, money);
      for (Project project : projects) {
        row(sheet, sheet.getLastRowNum() + 1, cells(project), money);
      }
      workbook.write(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void row(Sheet sheet, int index, List<?> values, CellStyle money) {
    Row row = sheet.createRow(index);
    for (int column = 0; column < values.size(); column++) {
      Cell cell = row.createCell(column);
      Object value = values.get(column);
      if (value instanceof Number number) {
        cell.setCellValue(number.doubleValue());
        if (value instanceof BigDecimal) {
          cell.setCellStyle(money);
        }
      } else if (value != null) {
        cell.setCellValue(SafeCsv.guarded(value.toString()));
      }
    }
  }

  private static List<Object> cells(Project p) {
    return Arrays.asList(p.code(), p.name(), p.buildType().label(), p.departmentName(), p.planYear(), p.inAnnualPlan() ? "是" : "否",
        p.plannedInvestment(), p.approvedBudget(), time(p.plannedAt()), p.contractNo(), p.contractAmount(), p.counterparty(),
        p.signedOn() == null ? null : p.signedOn().toString(), p.phaseName(), p.status().label(), p.startedBy(), time(p.startedAt()),
        time(p.closedAt()), p.terminatedStep(), p.terminatedReason(), p.archiveSha256());
  }

  private static String time(Instant instant) {
    return instant == null ? null : TIME.format(instant);
  }
}
