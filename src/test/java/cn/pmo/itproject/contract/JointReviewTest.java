package cn.pmo.itproject.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import cn.pmo.itproject.contract.JointReview.Opinion;
import java.util.List;
import org.junit.jupiter.api.Test;

class JointReviewTest {

  private static final Opinion LEGAL = new Opinion("法务", "APPROVED", null, null);

  @Test
  void passesWhenAllApprove() {
    assertThat(JointReview.of(List.of(LEGAL, LEGAL))).isEqualTo(new JointReview("APPROVED", null, null));
  }

  @Test
  void oneRejectionRejectsWithEverybodysReasons() {
    assertThat(JointReview.of(List.of(LEGAL, new Opinion("财务", "REJECTED", "付款比例过高", "首付不超过 30%"),
        new Opinion("技术", "REJECTED", "缺少接口", "补充接口清单"))))
        .isEqualTo(new JointReview("REJECTED", "财务：付款比例过高；技术：缺少接口", "财务：首付不超过 30%；技术：补充接口清单"));
  }

  @Test
  void aLostDecisionIsAnError() {
    assertThatIllegalStateException().isThrownBy(() -> JointReview.of(List.of(LEGAL, new Opinion("财务", null, null, null))))
        .withMessageContaining("财务的会审结论“null”无效");
  }
}
