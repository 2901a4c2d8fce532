package cn.pmo.itproject.project;

import cn.pmo.itproject.document.Downloads;
import cn.pmo.itproject.rule.RuleViolationException;
import java.time.Year;
import java.util.List;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The ledger and its key figure over HTTP; everybody sees the projects they take part in. */
@RestController
@RequestMapping("/api")
class ProjectController {

  private static final int MAX_PAGE_SIZE = 200;
  private static final int MAX_EXPORT = 100_000;

  private final ProjectQueries queries;
  private final ProjectLedger ledger;
  private final ProjectAccess access;
  private final ExecutionRates rates;

  ProjectController(ProjectQueries queries, ProjectLedger ledger, ProjectAccess access, ExecutionRates rates) {
    this.queries = queries;
    this.ledger = ledger;
    this.access = access;
    this.rates = rates;
  }

  /** One page of projects, newest first; pages count from 0. */
  record ProjectPage(List<ProjectView> items, int page, int size, long total) {
  }

  @GetMapping("/projects")
  ProjectPage list(ProjectFilter filter, @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "20") int size) {
    if (page < 0 || size < 1 || size > MAX_PAGE_SIZE || page > Integer.MAX_VALUE / size) {
      throw new RuleViolationException("page",
          "分页参数 page=" + page + "、size=" + size + " 无效，page 从 0 开始，size 为 1 至 " + MAX_PAGE_SIZE);
    }
    List<ProjectView> items = queries.list(filter, page * size, size).stream().map(ProjectView::of).toList();
    return new ProjectPage(items, page, size, queries.count(filter));
  }

  @GetMapping("/projects/{code}")
  ProjectView one(@PathVariable String code) {
    access.require(code);
    return ProjectView.of(ledger.require(code));
  }

  @GetMapping("/projects/export")
  ResponseEntity<byte[]> export(ProjectFilter filter, @RequestParam(defaultValue = "csv") String format) {
    List<Project> projects = queries.list(filter, 0, MAX_EXPORT);
    return switch (format) {
      case "csv" -> Downloads.attachment("项目台账.csv", "text/csv;charset=UTF-8", ProjectExport.csv(projects));
      case "xlsx" -> Downloads.attachment("项目台账.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
          ProjectExport.xlsx(projects));
      default -> throw new RuleViolationException("format", "导出格式“" + format + "”无效，应为 csv 或 xlsx");
    };
  }

  /** The rate of a plan year, by default the present one. */
  @GetMapping("/kpi/execution-rate")
  ExecutionRate executionRate(@RequestParam Optional<Integer> year) {
    return rates.of(year.orElseGet(() -> Year.now(ProjectLedger.ZONE).getValue()));
  }
}
