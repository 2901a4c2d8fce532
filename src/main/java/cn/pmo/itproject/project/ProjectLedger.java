package cn.pmo.itproject.project;

import cn.pmo.itproject.engine.ColumnTimes;
import cn.pmo.itproject.rule.RuleViolationException;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The ledger of all projects. Writes take part in the engine's transaction: a step that fails leaves no trace here.
 */
@Service
public class ProjectLedger {

  /** Where a project's year is counted. */
  static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private final JdbcClient jdbc;
  private final Clock clock;

  @Autowired
  ProjectLedger(JdbcClient jdbc, ObjectProvider<Clock> clock) {
    this(jdbc, clock.getIfAvailable(Clock::systemUTC));
  }

  ProjectLedger(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Enters a new project (JS-01) and assigns its code. Codes of a year are consecutive: the number is taken under a row lock that is
   * held until the start commits, and a start that fails gives it back.
   */
  @Transactional
  public Project register(ProjectDraft draft) {
    String code = nextCode(LocalDate.ofInstant(clock.instant(), ZONE).getYear());
    jdbc.sql("""
        insert into project (code, name, build_type, department_id, department_name, plan_year, in_annual_plan, planned_investment,
          status, started_by, started_at, process_instance_id)
        values (:code, :name, :buildType, :departmentId, :departmentName, :planYear, :inAnnualPlan, :plannedInvestment,
          'RUNNING', :startedBy, :startedAt, :processInstanceId)""")
        .param("code", code)
        .param("name", draft.name())
        .param("buildType", draft.buildType().name())
        .param("departmentId", draft.departmentId())
        .param("departmentName", draft.departmentName())
        .param("planYear", draft.planYear())
        .param("inAnnualPlan", draft.inAnnualPlan())
        .param("plannedInvestment", draft.plannedInvestment())
        .param("startedBy", draft.startedBy(), Types.VARCHAR)
        .param("startedAt", now())
        .param("processInstanceId", draft.processInstanceId())
        .update();
    return require(code);
  }

  private String nextCode(int year) {
    // All starts meet at the row of year 0, so that the first two of a year cannot both add its row. A row lock works the same way on
    // every database; insert-if-absent statements differ, and a second connection could exhaust the pool.
    lockSequence(0);
    int number = lockSequence(year).orElseGet(() -> {
      jdbc.sql("insert into project_code_sequence (registration_year, last_number) values (?, 0)").param(year).update();
      return 0;
    }) + 1;
    if (number > 9999) {
      throw new RuleViolationException("projectCode", "%d 年的项目编号已用完：每年最多 9999 个".formatted(year));
    }
    jdbc.sql("update project_code_sequence set last_number = ? where registration_year = ?").params(number, year).update();
    return "XM-%d-%04d".formatted(year, number);
  }

  private Optional<Integer> lockSequence(int year) {
    return jdbc.sql("select last_number from project_code_sequence where registration_year = ? for update")
        .param(year).query(Integer.class).optional();
  }

  /** The project with this code. */
  public Optional<Project> find(String code) {
    return jdbc.sql("select * from project where code = ?").param(code).query(ProjectLedger::map).optional();
  }

  /** The projects with these codes. */
  public List<Project> find(Collection<String> codes) {
    return codes.isEmpty() ? List.of()
        : jdbc.sql("select * from project where code in (:codes)").param("codes", codes).query(ProjectLedger::map).list();
  }

  /**
   * The project with this code.
   *
   * @throws RuleViolationException if there is none
   */
  public Project require(String code) {
    return find(code).orElseThrow(() -> new RuleViolationException("projectCode", "台账中没有项目“" + code + "”"));
  }

  /** Other running projects of the same name that the same person started; none if nobody is known to have started it. */
  List<String> runningTwins(Project project) {
    return project.startedBy() == null ? List.of()
        : jdbc.sql("select code from project where name = ? and started_by = ? and code <> ? and status = 'RUNNING' order by code")
            .param(project.name()).param(project.startedBy()).param(project.code()).query(String.class).list();
  }

  /** JS-06: the budget is approved, the project counts as planned for its year. */
  @Transactional
  public void planBudget(String code, BigDecimal approvedBudget) {
    update(code, jdbc.sql("update project set approved_budget = :budget, planned_at = :now where code = :code")
        .param("budget", approvedBudget).param("now", now()));
  }

  /**
   * JS-14: the contract is signed, the project counts as executed.
   *
   * @throws RuleViolationException if another project has a contract with this number
   */
  @Transactional
  public void signContract(String code, Contract contract) {
    if (projectWithContract(contract.contractNo()).filter(other -> !other.equals(code)).isPresent()) {
      throw contractNoUsed(contract);
    }
    try {
      update(code, jdbc.sql("""
          update project set contract_no = :no, contract_amount = :amount, counterparty = :counterparty, signed_on = :signedOn
          where code = :code""")
          .param("no", contract.contractNo()).param("amount", contract.amount()).param("counterparty", contract.counterparty())
          .param("signedOn", contract.signedOn()));
    } catch (DuplicateKeyException e) {
      throw contractNoUsed(contract);
    }
  }

  private static RuleViolationException contractNoUsed(Contract contract) {
    return new RuleViolationException("contractNo", "合同编号“" + contract.contractNo() + "”已被其他项目使用，应填写唯一的合同编号");
  }

  /** The code of the project that already uses this contract number, in capitals or small letters. */
  public Optional<String> projectWithContract(String contractNo) {
    return jdbc.sql("select code from project where lower(contract_no) = lower(?) order by code limit 1")
        .param(contractNo.strip()).query(String.class).optional();
  }

  /** The project enters a phase (called process). */
  @Transactional
  public void enterPhase(String code, String processKey, String phaseName) {
    update(code, jdbc.sql("update project set phase_key = :key, phase_name = :name where code = :code")
        .param("key", processKey).param("name", phaseName));
  }

  /**
   * The project is ended before it is complete.
   *
   * @param step name of the step that decided it, null if unknown
   * @param reason why, null if unknown
   */
  @Transactional
  public void terminate(String code, String step, String reason) {
    update(code, jdbc.sql("""
        update project set status = 'TERMINATED', closed_at = :now, terminated_step = :step, terminated_reason = :reason
        where code = :code""")
        .param("now", now()).param("step", step, Types.VARCHAR).param("reason", reason, Types.VARCHAR));
  }

  /** JS-36: the archive has been built; until the project is closed it may be built again. */
  @Transactional
  public void archive(String code, String archiveSha256) {
    update(code, jdbc.sql("update project set archive_sha256 = :sha256 where code = :code").param("sha256", archiveSha256));
  }

  /** JS-36: the project is complete and archived; it is in no phase any more. */
  @Transactional
  public void close(String code, String archiveSha256) {
    update(code, jdbc.sql("""
        update project set status = 'CLOSED', closed_at = :now, archive_sha256 = :sha256, phase_key = null, phase_name = :phase
        where code = :code""")
        .param("now", now()).param("sha256", archiveSha256).param("phase", Project.ARCHIVED));
  }

  private static void update(String code, JdbcClient.StatementSpec statement) {
    if (statement.param("code", code).update() == 0) {
      throw new RuleViolationException("projectCode", "台账中没有项目“" + code + "”");
    }
  }

  private String now() {
    return ColumnTimes.utc(clock.instant());
  }

  static Project map(ResultSet row, int index) throws SQLException {
    return new Project(row.getString("code"), row.getString("name"), BuildType.valueOf(row.getString("build_type")),
        row.getString("department_id"), row.getString("department_name"), row.getInt("plan_year"), row.getBoolean("in_annual_plan"),
        row.getBigDecimal("planned_investment"), row.getBigDecimal("approved_budget"), ColumnTimes.instant(row, "planned_at"),
        row.getString("contract_no"), row.getBigDecimal("contract_amount"), row.getString("counterparty"),
        row.getObject("signed_on", LocalDate.class), row.getString("phase_key"), row.getString("phase_name"),
        ProjectStatus.valueOf(row.getString("status")), row.getString("started_by"), ColumnTimes.instant(row, "started_at"),
        ColumnTimes.instant(row, "closed_at"), row.getString("terminated_step"), row.getString("terminated_reason"),
        row.getString("archive_sha256"), row.getString("process_instance_id"));
  }
}
