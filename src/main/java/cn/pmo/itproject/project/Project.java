package cn.pmo.itproject.project;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A project as the ledger knows it. Money is in yuan. What has not happened yet is null.
 *
 * @param code {@code XM-<year>-<4 digits>}, business key of all its process instances
 * @param approvedBudget set by JS-06: from then on the project counts as planned
 * @param signedOn set by JS-14: from then on the project counts as executed
 * @param phaseKey key of the called process the project is in, null once it is closed
 * @param phaseName name of the phase, {@value #ARCHIVED} once it is closed
 */
public record Project(String code, String name, BuildType buildType, String departmentId, String departmentName, int planYear,
    boolean inAnnualPlan, BigDecimal plannedInvestment, BigDecimal approvedBudget, Instant plannedAt, String contractNo,
    BigDecimal contractAmount, String counterparty, LocalDate signedOn, String phaseKey, String phaseName, ProjectStatus status,
    String startedBy, Instant startedAt, Instant closedAt, String terminatedStep, String terminatedReason, String archiveSha256,
    String processInstanceId) {

  /** The phase of a closed project. */
  static final String ARCHIVED = "已归档";

  /** The day the project was registered, in Asia/Shanghai. */
  public LocalDate registeredOn() {
    return LocalDate.ofInstant(startedAt, ProjectLedger.ZONE);
  }
}
