package cn.pmo.itproject.project;

import java.math.BigDecimal;

/** What JS-01 says about a project before it has a code. Money is in yuan. */
public record ProjectDraft(String name, BuildType buildType, String departmentId, String departmentName, int planYear,
    boolean inAnnualPlan, BigDecimal plannedInvestment, String startedBy, String processInstanceId) {
}
