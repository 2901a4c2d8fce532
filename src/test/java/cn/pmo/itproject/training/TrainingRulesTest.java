package cn.pmo.itproject.training;

import static cn.pmo.itproject.form.Rows.row;
import static cn.pmo.itproject.form.Rows.rows;
import static org.assertj.core.api.Assertions.assertThat;

import cn.pmo.itproject.rule.Refused;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrainingRulesTest {

  private static final List<String> UNITS = List.of("dept-east", "dept-west");

  @Test
  void traineesBelongToTheRollout() {
    assertThat(Refused.by(() ->
        TraineesRule.check(rows("trainees", row("name", "张伟", "unit", "dept-east"), row("name", "张伟", "unit", "dept-west")), UNITS)))
        .isEmpty();
    assertThat(Refused.by(() -> TraineesRule.check(List.of(), UNITS))).containsExactly("trainees: 培训登记表为空，应至少登记一名培训人员");
    assertThat(Refused.by(() -> TraineesRule.check(rows("trainees", row("name", "张伟", "unit", "dept-east"),
        row("name", "张伟", "unit", "dept-east"), row("unit", "dept-north")), UNITS))).containsExactly(
            "trainees: 清单第 2 行的姓名“张伟”在同一单位重复登记，每人应只登记一次",
            "trainees: 清单第 3 行的姓名不能为空", "trainees: 清单第 3 行的单位“dept-north”不是推广单位，应为dept-east、dept-west之一");
  }

  @Test
  void theSheetStartsWithNobodySignedIn() {
    assertThat(Attendance.sheet(rows("trainees", row("name", "张伟", "unit", "dept-east")), unit -> "城东"))
        .containsExactly(row("name", "张伟", "unit", "dept-east", "unitName", "城东", "signedIn", false));
  }

  @Test
  void everyUnitSignsIn() {
    assertThat(Attendance.check(rows("attendance", row("name", "张伟", "unit", "dept-east", "signedIn", true),
        row("name", "李娜", "unit", "dept-west", "signedIn", "true"), row("name", "王芳", "unit", "dept-west")), UNITS, unit -> unit + "局"))
        .extracting(row -> row.get("unitName") + " " + row.get("signedIn"))
        .containsExactly("dept-east局 true", "dept-west局 true", "dept-west局 false");
  }

  @Test
  void unitsWithoutAnybodyAreNamed() {
    assertThat(Refused.by(() -> Attendance.check(rows("attendance", row("name", "张伟", "unit", "dept-east", "signedIn", false),
        row("name", "李娜", "unit", "dept-north", "signedIn", true)), UNITS, unit -> unit + "局"))).containsExactly(
            "attendance: 清单第 2 行的单位“dept-north局”不是推广单位，应为推广单位之一",
            "attendance: 无人签到的推广单位：dept-east局、dept-west局；每个推广单位应至少有一人签到");
  }
}
