package cn.pmo.itproject.notification;

import cn.pmo.itproject.organization.People;
import cn.pmo.itproject.organization.Person;
import cn.pmo.itproject.review.SeparationOfDuties;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.IdentityLink;
import org.springframework.stereotype.Component;

/** Finds who is to get a mail at the moment it is made. */
@Component
class NoticeRecipients {

  /** What concerns a task only as long as it is there. */
  private static final Set<NoticeEvent> OF_OPEN_TASKS = Set.of(NoticeEvent.NEW_TASK, NoticeEvent.RETURNED, NoticeEvent.DUE_SOON,
      NoticeEvent.OVERDUE, NoticeEvent.ESCALATION, NoticeEvent.REMINDER);
  /** What tells people that they have to work on a task. */
  private static final Set<NoticeEvent> NEW_TASKS = Set.of(NoticeEvent.NEW_TASK, NoticeEvent.RETURNED);

  private final People people;
  private final ProjectPeople projectPeople;
  private final SeparationOfDuties separationOfDuties;
  private final NoticePreferences preferences;

  NoticeRecipients(People people, ProjectPeople projectPeople, SeparationOfDuties separationOfDuties, NoticePreferences preferences) {
    this.people = people;
    this.projectPeople = projectPeople;
    this.separationOfDuties = separationOfDuties;
    this.preferences = preferences;
  }

  /** Whether nobody needs to be told any more, because the task is done. */
  static boolean isOutdated(Notice notice, TaskEntity task) {
    return notice.taskId() != null && task == null && OF_OPEN_TASKS.contains(notice.event());
  }

  /**
   * The recipients, as texts.
   *
   * @param task the task of the notice; null if it is done or there is none
   */
  List<String> of(PostedNotice posted, TaskEntity task) {
    Notice notice = posted.notice();
    if (isOutdated(notice, task)) {
      return List.of();
    }
    Set<String> users = new TreeSet<>(NEW_TASKS.contains(notice.event()) ? toWorkOn(notice, task) : named(notice, task));
    if (posted.causedBy() != null) {
      users.remove(posted.causedBy());
    }
    users.removeAll(preferences.disabled(notice.event(), users));
    users.retainAll(people.emails(users).keySet());
    return Stream.concat(users.stream(), notice.outsiders().stream().map(Recipient::of)).distinct().toList();
  }

  /** A task that was given to somebody is his news as long as he has it; one that is offered to many, until somebody has it. */
  private Collection<String> toWorkOn(Notice notice, TaskEntity task) {
    if (!notice.users().isEmpty()) {
      return task.getAssignee() == null ? Set.of() : notice.users().stream().filter(task.getAssignee()::equals).toList();
    }
    return task.getAssignee() == null ? candidates(task) : Set.of();
  }

  private Collection<String> named(Notice notice, TaskEntity task) {
    if (notice.users().isEmpty() && notice.groups().isEmpty() && notice.outsiders().isEmpty()) {
      return notice.taskId() == null ? projectPeople.of(notice.projectCode()) : handlers(task);
    }
    Set<String> named = new HashSet<>(notice.users());
    named.addAll(members(notice.groups()));
    if (notice.event() == NoticeEvent.ESCALATION) {
      // Nobody is asked to see to it that he himself does his work.
      named.removeAll(handlers(task));
    }
    return named;
  }

  private Collection<String> handlers(TaskEntity task) {
    return task.getAssignee() != null ? Set.of(task.getAssignee()) : candidates(task);
  }

  /** Who may take a task on; not who wrote what is reviewed in it. */
  private Set<String> candidates(TaskEntity task) {
    Set<IdentityLink> links = task.getCandidates();
    Set<String> candidates = links.stream().map(IdentityLink::getUserId).filter(Objects::nonNull).collect(Collectors.toSet());
    candidates.addAll(members(links.stream().map(IdentityLink::getGroupId).filter(Objects::nonNull).collect(Collectors.toSet())));
    candidates.removeIf(user -> separationOfDuties.obstacle(task, user).isPresent());
    return candidates;
  }

  private Set<String> members(Collection<String> groups) {
    return groups.isEmpty() ? Set.of() : people.membersOf(groups).stream().map(Person::id).collect(Collectors.toSet());
  }
}
