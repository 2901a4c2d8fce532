package cn.pmo.itproject.deputy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import cn.pmo.itproject.organization.CurrentUser;
import cn.pmo.itproject.rule.Refused;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeputyRuleTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

  private final CurrentUser people = mock(CurrentUser.class);

  @BeforeEach
  void everybodyExistsButOne() {
    when(people.exists(anyString())).thenAnswer(call -> !call.getArgument(0).equals("nobody"));
    when(people.displayName("lina")).thenReturn("李娜");
  }

  private List<String> refused(DeputyDraft draft, List<DeputyPeriod> ofPerson, List<DeputyPeriod> ofDeputy) {
    return refused(draft, ofPerson, List.of(), ofDeputy);
  }

  private List<String> refused(DeputyDraft draft, List<DeputyPeriod> ofPerson, List<DeputyPeriod> forPerson, List<DeputyPeriod> ofDeputy) {
    return Refused.by(() -> new DeputyRule(people, TODAY).check(draft, ofPerson, forPerson, ofDeputy));
  }

  private static DeputyDraft draft(String startsOn, String endsOn) {
    return new DeputyDraft("zhangwei", "lina", LocalDate.parse(startsOn), LocalDate.parse(endsOn), null);
  }

  private static DeputyPeriod period(String startsOn, String endsOn, boolean revoked) {
    return new DeputyPeriod("1", "somebody", "lina", LocalDate.parse(startsOn), LocalDate.parse(endsOn), null, "somebody", Instant.EPOCH,
        null, revoked ? Instant.EPOCH : null);
  }

  @ParameterizedTest
  @CsvSource({
      "2026-11-21, 2026-11-21, ''",
      "2026-11-01, 2026-11-21, ''",
      "2026-11-21, 2027-05-19, ''",
      "2026-11-21, 2027-05-20, endsOn: 2026-11-21 至 2027-05-20共 181 天，一次最多 180 天",
      "2026-11-22, 2026-11-21, endsOn: “结束日期” 2026-11-21 早于开始日期 2026-11-22，应不早于开始日期",
      "2026-11-19, 2026-11-20, endsOn: “结束日期” 2026-11-20 早于今天 2026-11-21，应不早于今天"})
  void daysThatAreNotOverAndNotTooMany(String startsOn, String endsOn, String refusal) {
    assertThat(String.join("", refused(draft(startsOn, endsOn), List.of(), List.of()))).isEqualTo(refusal);
  }

  @Test
  void oneOtherUserThatExists() {
    assertThat(refused(new DeputyDraft("lina", "lina", TODAY, TODAY, null), List.of(), List.of()))
        .containsExactly("deputyId: 受托人不能是委托人本人（李娜），应选择其他人");
    assertThat(refused(new DeputyDraft("nobody", "nobody2", TODAY, TODAY, null), List.of(), List.of())).singleElement().asString()
        .contains("委托人“nobody”不存在");
    assertThat(refused(new DeputyDraft("lina", "nobody", TODAY, TODAY, null), List.of(), List.of())).singleElement().asString()
        .contains("受托人“nobody”不存在");
    assertThat(refused(new DeputyDraft("lina", null, null, null, null), List.of(), List.of()))
        .containsExactly("deputyId: “受托人”未填写", "startsOn: “开始日期”未填写", "endsOn: “结束日期”未填写");
  }

  @ParameterizedTest
  @CsvSource({"2026-11-20, 2026-11-22, true", "2026-11-22, 2026-11-22, true", "2026-11-25, 2026-12-01, true",
      "2026-11-21, 2026-11-21, false", "2026-11-26, 2026-12-01, false"})
  void oneDeputyAtATimeWhoIsThereHimself(String startsOn, String endsOn, boolean overlapping) {
    List<DeputyPeriod> present = List.of(period("2026-11-22", "2026-11-25", false));
    List<DeputyPeriod> revoked = List.of(period("2026-11-22", "2026-11-25", true));
    DeputyDraft draft = draft(startsOn, endsOn);

    assertThat(refused(draft, present, List.of())).hasSize(overlapping ? 1 : 0)
        .allMatch(m -> m.startsWith("startsOn: ") && m.contains("2026-11-22 至 2026-11-25，受托人李娜"));
    assertThat(refused(draft, List.of(), present)).hasSize(overlapping ? 1 : 0)
        .allMatch(m -> m.equals("deputyId: 李娜在 2026-11-22 至 2026-11-25 也请假，不能作为受托人，应选择其他人"));
    assertThat(refused(draft, revoked, revoked)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"2026-11-20, 2026-11-22, true", "2026-11-23, 2026-11-24, true", "2026-11-25, 2026-12-01, true",
      "2026-11-21, 2026-11-21, false", "2026-11-26, 2026-12-01, false"})
  void whoStandsInForSomebodyIsThere(String startsOn, String endsOn, boolean overlapping) {
    when(people.displayName("zhangwei")).thenReturn("张伟");
    when(people.displayName("wumin")).thenReturn("吴敏");
    DeputyPeriod duty = new DeputyPeriod("2", "wumin", "zhangwei", LocalDate.of(2026, 11, 22), LocalDate.of(2026, 11, 25), null, "wumin",
        Instant.EPOCH, null, null);
    DeputyPeriod revoked = new DeputyPeriod("3", "wumin", "zhangwei", duty.startsOn(), duty.endsOn(), null, "wumin", Instant.EPOCH, "wumin",
        Instant.EPOCH);
    assertThat(refused(draft(startsOn, endsOn), List.of(), List.of(duty), List.of())).hasSize(overlapping ? 1 : 0)
        .allMatch(m -> m.equals("startsOn: 张伟在 2026-11-22 至 2026-11-25 受吴敏委托代为办理，不能同时请假，应选择其他日期，或先由吴敏撤销该委托、另行委托他人"));
    assertThat(refused(draft(startsOn, endsOn), List.of(), List.of(revoked), List.of())).isEmpty();
  }

  @Test
  void aReasonIsShort() {
    assertThat(refused(new DeputyDraft("zhangwei", "lina", TODAY, TODAY, "字".repeat(501)), List.of(), List.of()))
        .containsExactly("reason: “原因”有 501 个字，最多 500 个字");
    assertThat(refused(new DeputyDraft("zhangwei", "lina", TODAY, TODAY, "字".repeat(500)), List.of(), List.of())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"2026-11-22, 2026-11-23, false, PLANNED", "2026-11-21, 2026-11-21, false, ACTIVE", "2026-11-19, 2026-11-20, false, ENDED",
      "2026-11-21, 2026-11-21, true, REVOKED"})
  void aPeriodKnowsWhereItIs(String startsOn, String endsOn, boolean revoked, DeputyPeriod.State state) {
    assertThat(period(startsOn, endsOn, revoked).state(TODAY)).isEqualTo(state);
  }
}
