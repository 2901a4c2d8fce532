package cn.pmo.itproject.deputy;

import cn.pmo.itproject.form.Today;
import cn.pmo.itproject.form.VisibleText;
import cn.pmo.itproject.organization.CurrentUser;
import cn.pmo.itproject.rule.Quoted;
import cn.pmo.itproject.rule.RuleViolationException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** 请假委托 over HTTP: everybody his own; those who look after the running of the processes for others, too. */
@RestController
@RequestMapping("/api/deputies")
class DeputyController {

  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuu-MM-dd").withResolverStyle(ResolverStyle.STRICT);

  private final DeputyPeriods periods;
  private final CurrentUser currentUser;

  DeputyController(DeputyPeriods periods, CurrentUser currentUser) {
    this.periods = periods;
    this.currentUser = currentUser;
  }

  record Deputy(String id, String personId, String personName, String deputyId, String deputyName, LocalDate startsOn, LocalDate endsOn,
      String reason, DeputyPeriod.State state, String stateLabel) {
  }

  /** For whom somebody else stands in, and for whom the person himself does; the newest first. */
  record Overview(List<Deputy> mine, List<Deputy> forMe) {
  }

  /** Dates as text, so that a wrong one is refused in words. */
  record Request(String personId, String deputyId, String startsOn, String endsOn, String reason) {
  }

  /** Of the current user, with what he entered for others. */
  @GetMapping
  Overview list() {
    String user = currentUser.requireId();
    Map<String, String> names = new HashMap<>();
    return new Overview(periods.ofOrBy(user).stream().map(period -> view(period, names)).toList(),
        periods.forDeputy(user).stream().map(period -> view(period, names)).toList());
  }

  @PostMapping
  Deputy add(@RequestBody Request request) {
    String person = VisibleText.of(request.personId());
    return view(periods.add(new DeputyDraft(person == null ? currentUser.requireId() : person, VisibleText.of(request.deputyId()),
        date("startsOn", "开始日期", request.startsOn()), date("endsOn", "结束日期", request.endsOn()), VisibleText.of(request.reason()))),
        new HashMap<>());
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void revoke(@PathVariable String id) {
    periods.revoke(id);
  }

  private Deputy view(DeputyPeriod period, Map<String, String> names) {
    DeputyPeriod.State state = period.state(Today.inShanghai());
    return new Deputy(period.id(), period.personId(), names.computeIfAbsent(period.personId(), currentUser::displayName), period.deputyId(),
        names.computeIfAbsent(period.deputyId(), currentUser::displayName), period.startsOn(), period.endsOn(), period.reason(), state,
        state.label());
  }

  private static LocalDate date(String field, String label, String value) {
    String text = VisibleText.of(value);
    try {
      return text == null ? null : LocalDate.parse(text, DATE);
    } catch (DateTimeException e) {
      throw new RuleViolationException(field, "“" + label + "”的值“" + Quoted.of(text) + "”不是有效日期，应为年-月-日，如 2026-10-01");
    }
  }
}
