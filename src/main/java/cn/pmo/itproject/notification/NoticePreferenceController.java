package cn.pmo.itproject.notification;

import cn.pmo.itproject.organization.CurrentUser;
import cn.pmo.itproject.rule.RuleViolationException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** 通知设置 over HTTP: everybody his own. */
@RestController
@RequestMapping("/api/notifications/preferences")
class NoticePreferenceController {

  private final NoticePreferences preferences;
  private final CurrentUser currentUser;

  NoticePreferenceController(NoticePreferences preferences, CurrentUser currentUser) {
    this.preferences = preferences;
    this.currentUser = currentUser;
  }

  record Preference(NoticeEvent event, String title, boolean enabled) {
  }

  record Change(Boolean enabled) {
  }

  /** What can be switched off, and whether it is. */
  @GetMapping
  List<Preference> list() {
    Set<NoticeEvent> disabled = preferences.disabled(currentUser.requireId());
    return optional().map(event -> new Preference(event, event.title(), !disabled.contains(event))).toList();
  }

  @PutMapping("/{event}")
  Preference change(@PathVariable String event, @RequestBody Change change) {
    NoticeEvent found = Arrays.stream(NoticeEvent.values()).filter(known -> known.name().equals(event)).findFirst()
        .orElseThrow(() -> new RuleViolationException("event", "没有通知类型“" + event + "”，应为 "
            + optional().map(Enum::name).collect(Collectors.joining("、")) + " 之一"));
    if (!found.optional()) {
      throw new RuleViolationException("event", "“" + found.title() + "”通知不能关闭");
    }
    if (change.enabled() == null) {
      throw new RuleViolationException("enabled", "“enabled”未填写，应为 true（接收）或 false（不接收）");
    }
    preferences.set(currentUser.requireId(), found, change.enabled());
    return new Preference(found, found.title(), change.enabled());
  }

  private static Stream<NoticeEvent> optional() {
    return Arrays.stream(NoticeEvent.values()).filter(NoticeEvent::optional);
  }
}
