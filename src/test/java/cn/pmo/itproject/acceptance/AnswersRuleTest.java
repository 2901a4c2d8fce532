package cn.pmo.itproject.acceptance;

import static cn.pmo.itproject.form.Rows.row;
import static cn.pmo.itproject.form.Rows.rows;
import static org.assertj.core.api.Assertions.assertThat;

import cn.pmo.itproject.form.FormRow;
import cn.pmo.itproject.rule.Refused;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnswersRuleTest {

  private static final List<FormRow> ISSUES = rows("reportedIssues",
      row("unit", "dept-a", "unitName", "甲局", "kind", "PROBLEM", "description", "导出慢"),
      row("unit", "dept-b", "unitName", "乙局", "kind", "PROBLEM", "description", "导出慢"),
      row("unit", "dept-b", "unitName", "乙局", "kind", "REQUIREMENT", "description", "增加月报"));

  @Test
  void theSheetHasARowForEveryItem() {
    assertThat(AnswersRule.sheet(ISSUES)).hasSize(3).first()
        .isEqualTo(row("unit", "dept-a", "unitName", "甲局", "kind", "PROBLEM", "description", "导出慢", "resolution", null, "explanation",
            null));
  }

  @Test
  void answersAreMatchedInAnyOrder() {
    assertThat(AnswersRule.check("issueAnswers", ISSUES, rows("issueAnswers",
        row("description", "导出慢", "resolution", "SOLVED"),
        row("description", "增加月报", "unitName", "乙局", "resolution", "REJECTED", "explanation", "由二期实现"),
        row("description", "导出慢", "unitName", "甲局", "resolution", "REJECTED", "explanation", "网络原因"))))
        .extracting(answer -> answer.get("unitName") + " " + answer.get("description") + " " + answer.get("resolution"))
        .containsExactly("甲局 导出慢 REJECTED", "乙局 导出慢 SOLVED", "乙局 增加月报 REJECTED");
  }

  @Test
  void namesWhatIsNotAnsweredAndWhatWasNotAsked() {
    assertThat(Refused.by(() -> AnswersRule.check("issueAnswers", ISSUES, rows("issueAnswers",
        row("description", "导出慢", "unitName", "甲局", "resolution", "LATER"),
        row("description", "增加月报", "resolution", "REJECTED", "explanation", "\u3000"),
        row("description", "别的", "resolution", "SOLVED"))))).containsExactly(
            "issueAnswers: 清单第 1 行的“导出慢”的处理结果“LATER”无效，应为已解决（SOLVED）或不采纳（REJECTED）",
            "issueAnswers: “导出慢”没有答复，每一项都应答复为已解决（SOLVED）或不采纳（REJECTED）并说明理由",
            "issueAnswers: 清单第 2 行的“增加月报”的说明不能为空：不采纳时应写明理由",
            "issueAnswers: 清单第 3 行的内容“别的”不在待答复的清单中，内容应与清单一致");
  }

  @Test
  void nothingToAnswerNeedsNoAnswer() {
    assertThat(AnswersRule.check("issueAnswers", List.of(), List.of())).isEmpty();
  }
}
