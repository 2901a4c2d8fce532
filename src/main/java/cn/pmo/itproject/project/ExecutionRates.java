package cn.pmo.itproject.project;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Computes JS-KPI from the ledger, over the projects of all departments. */
@Service
public class ExecutionRates {

  private static final BigDecimal TARGET = new BigDecimal("0.90");

  private final JdbcClient jdbc;

  ExecutionRates(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The rate of a plan year. */
  public ExecutionRate of(int planYear) {
    return jdbc.sql("""
        select
          count(case when build_type = 'SELF_BUILT' then 1 end) as planned,
          count(case when build_type = 'SELF_BUILT' and signed_on is not null then 1 end) as executed,
          count(case when build_type = 'UNIFIED_BUILD' then 1 end) as unified_planned,
          count(case when build_type = 'UNIFIED_BUILD' and signed_on is not null then 1 end) as unified_executed
        from project where plan_year = ? and planned_at is not null""")
        .param(planYear)
        .query((row, index) -> rate(planYear, row.getInt("planned"), row.getInt("executed"), row.getInt("unified_planned"),
            row.getInt("unified_executed")))
        .single();
  }

  private static ExecutionRate rate(int planYear, int planned, int executed, int unifiedPlanned, int unifiedExecuted) {
    if (planned == 0) {
      return new ExecutionRate(planYear, 0, 0, null, "—", TARGET, null, unifiedPlanned, unifiedExecuted);
    }
    BigDecimal rate = BigDecimal.valueOf(executed).divide(BigDecimal.valueOf(planned), 4, RoundingMode.HALF_UP);
    // Compared exactly, not by the rounded rate.
    boolean met = BigDecimal.valueOf(executed).compareTo(TARGET.multiply(BigDecimal.valueOf(planned))) >= 0;
    String label = new DecimalFormat("0.0#%", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(rate);
    return new ExecutionRate(planYear, planned, executed, rate, label, TARGET, met, unifiedPlanned, unifiedExecuted);
  }
}
