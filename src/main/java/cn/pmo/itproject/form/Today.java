package cn.pmo.itproject.form;

import java.time.LocalDate;
import java.time.ZoneId;
import org.camunda.bpm.engine.impl.util.ClockUtil;

/** The current date by the engine's clock, which also decides due dates and can be set in tests. */
public final class Today {

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private Today() {
  }

  /** Today in Asia/Shanghai. */
  public static LocalDate inShanghai() {
    return ClockUtil.now().toInstant().atZone(ZONE).toLocalDate();
  }
}
