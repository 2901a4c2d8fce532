package cn.pmo.itproject.project;

import java.math.BigDecimal;

/**
 * JS-KPI for one plan year: 自建项目计划执行率, the self-built projects with a signed contract among those with an approved budget.
 * Projects under unified build are counted apart.
 *
 * @param rate executed ÷ planned, between 0 and 1 with four decimals; null in a year without a planned project
 * @param rateLabel the rate in percent, or “—”
 * @param met whether the target is reached; null in a year without a planned project
 */
public record ExecutionRate(int planYear, int planned, int executed, BigDecimal rate, String rateLabel, BigDecimal target, Boolean met,
    int unifiedPlanned, int unifiedExecuted) {
}
