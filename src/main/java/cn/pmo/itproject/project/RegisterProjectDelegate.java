package cn.pmo.itproject.project;

import cn.pmo.itproject.document.DocumentRecorder;
import cn.pmo.itproject.document.DocumentRegister;
import cn.pmo.itproject.document.DocumentVersion;
import cn.pmo.itproject.form.FormData;
import cn.pmo.itproject.organization.CurrentUser;
import cn.pmo.itproject.rule.Quoted;
import cn.pmo.itproject.rule.RuleViolationException;
import cn.pmo.itproject.rule.Violations;
import java.math.BigDecimal;
import java.time.Year;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** JS-01: checks the requirement as a whole, enters the project in the ledger and gives its code to the process. */
@Component
public class RegisterProjectDelegate implements JavaDelegate {

  private static final int PLAUSIBLE_YEARS = 5;
  private static final String REQUIREMENT = "projectRequirement";
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}]");

  private final ProjectLedger ledger;
  private final DocumentRecorder documents;
  private final DocumentRegister register;
  private final CurrentUser currentUser;
  private final IdentityService identityService;

  RegisterProjectDelegate(ProjectLedger ledger, DocumentRecorder documents, DocumentRegister register, CurrentUser currentUser,
      IdentityService identityService) {
    this.ledger = ledger;
    this.documents = documents;
    this.register = register;
    this.currentUser = currentUser;
    this.identityService = identityService;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Project project = ledger.register(draft(execution));
    execution.setProcessBusinessKey(project.code());
    execution.setVariable("projectCode", project.code());
    execution.setVariable("departmentName", project.departmentName());
    documents.registerExisting(execution);
    refuseRepetition(project);
  }

  /**
   * A start that was sent twice, by a second click or by a client that got no answer, is one project. Starts come one after the other here:
   * each holds the row of the sequence until it has committed, so that the first one is seen.
   */
  private void refuseRepetition(Project project) {
    List<String> others = ledger.runningTwins(project);
    Set<String> own = digests(register.all(List.of(project.code()), Set.of(REQUIREMENT)));
    register.all(others, Set.of(REQUIREMENT)).stream().filter(document -> own.contains(document.sha256())).findFirst().ifPresent(first -> {
      throw new RuleViolationException("projectName", "项目“%s”已经登记，编号 %s，提交的《%s》内容完全相同，请勿重复提交"
          .formatted(project.name(), first.projectCode(), first.title()));
    });
  }

  private static Set<String> digests(List<DocumentVersion> documents) {
    return documents.stream().map(DocumentVersion::sha256).collect(Collectors.toSet());
  }

  private ProjectDraft draft(DelegateExecution execution) {
    FormData data = FormData.of(execution);
    Violations violations = new Violations();
    String name = data.text("projectName");
    if (name == null) {
      violations.add("projectName", "“项目名称”未填写");
    } else if (name.length() > 200) {
      violations.add("projectName", "“项目名称”有 " + name.length() + " 个字，最多 200 个字");
    }
    oneLine("projectName", "项目名称", execution, violations);
    BuildType buildType = buildType(data.text("buildType"), violations);
    String department = department(data.text("department"), violations);
    int planYear = planYear(read(violations, () -> data.decimal("planYear", "计划年度")), violations);
    Boolean inAnnualPlan = read(violations, () -> data.bool("inAnnualPlan"));
    BigDecimal investment = read(violations, () -> data.decimal("plannedInvestment", "预计投资"));
    if (investment == null || investment.signum() <= 0) {
      violations.add("plannedInvestment", "“预计投资”的值“" + shown(investment) + "”无效，应为大于 0 的金额（元）");
    } else if (investment.precision() - investment.scale() > 16) {
      violations.add("plannedInvestment", "“预计投资”的值“" + investment + "”过大，整数部分最多 16 位");
    } else if (investment.stripTrailingZeros().scale() > 2) {
      violations.add("plannedInvestment", "“预计投资”的值“" + investment.toPlainString() + "”应精确到分，最多两位小数");
    }
    unique("goals", "goal", "目标和性能指标", data, violations);
    unique("modules", "module", "功能清单", data, violations);
    violations.throwIfAny();
    return new ProjectDraft(name, buildType, department, currentUser.groupName(department), planYear, Boolean.TRUE.equals(inAnnualPlan),
        investment, currentUser.id().orElse(null), execution.getProcessInstanceId());
  }

  /** As the variable is, for it is also shown and sent as it is. */
  private static void oneLine(String variable, String label, DelegateExecution execution, Violations violations) {
    String raw = Objects.toString(execution.getVariable(variable), "");
    Matcher control = CONTROL.matcher(raw);
    if (control.find()) {
      int at = control.start();
      violations.add(variable, "“%s”的值“%s”第 %d 个字是换行或控制字符（U+%04X），应删除，名称应为一行文字".formatted(label, Quoted.of(control.replaceAll("␤")),
          raw.codePointCount(0, at) + 1, raw.codePointAt(at)));
    }
  }

  private static BuildType buildType(String value, Violations violations) {
    Optional<BuildType> type = Arrays.stream(BuildType.values()).filter(t -> t.name().equals(value)).findFirst();
    if (type.isEmpty()) {
      violations.add("buildType", "“建设类型”的值“" + shown(value) + "”无效，应为 SELF_BUILT（自建）或 UNIFIED_BUILD（统建）");
    }
    return type.orElse(null);
  }

  private String department(String value, Violations violations) {
    if (value == null || identityService.createGroupQuery().groupId(value).groupType("DEPARTMENT").count() == 0) {
      violations.add("department", "“需求部门”的值“" + shown(value) + "”不是现有部门，应从部门列表中选择");
    } else if (currentUser.id().isPresent() && !currentUser.departments().contains(value)) {
      String own = currentUser.departments().stream().map(currentUser::groupName).collect(Collectors.joining("、"));
      violations.add("department", "“需求部门”的值“" + currentUser.groupName(value) + "”不是您所在的部门，应为：" + (own.isEmpty() ? "（您未加入任何部门）" : own));
    }
    return value;
  }

  private static int planYear(BigDecimal value, Violations violations) {
    int thisYear = Year.now(ProjectLedger.ZONE).getValue();
    BigDecimal year = value == null ? BigDecimal.ZERO : value;
    if (year.subtract(BigDecimal.valueOf(thisYear)).abs().compareTo(BigDecimal.valueOf(PLAUSIBLE_YEARS)) > 0
        || year.stripTrailingZeros().scale() > 0) {
      violations.add("planYear", "“计划年度”的值“" + shown(value) + "”无效，应为 " + (thisYear - PLAUSIBLE_YEARS) + " 至 "
          + (thisYear + PLAUSIBLE_YEARS) + " 之间的年份");
      return thisYear;
    }
    return year.intValueExact();
  }

  private static void unique(String variable, String key, String label, FormData data, Violations violations) {
    List<Map<String, Object>> rows = read(violations, () -> data.rows(variable, label));
    if (rows == null || rows.isEmpty()) {
      violations.add(variable, "“" + label + "”为空，至少应填写一项");
      return;
    }
    Set<String> seen = new HashSet<>();
    for (Map<String, Object> row : rows) {
      String value = row.get(key) == null ? "" : row.get(key).toString().strip();
      if (value.isEmpty()) {
        violations.add(variable, "“" + label + "”中有一项没有名称，每项都应填写");
      } else if (!seen.add(value)) {
        violations.add(variable, "“" + label + "”中“" + value + "”重复，名称应唯一");
      }
    }
  }

  /** What cannot be read is a violation among the others. */
  private static <T> T read(Violations violations, Supplier<T> value) {
    try {
      return value.get();
    } catch (RuleViolationException e) {
      e.getViolations().forEach(v -> violations.add(v.field(), v.message()));
      return null;
    }
  }

  private static String shown(Object value) {
    return value == null ? "（空）" : Quoted.of(value);
  }
}
