package cn.pmo.itproject.collaboration;

import cn.pmo.itproject.deputy.Deputies;
import cn.pmo.itproject.draft.FormDrafts;
import cn.pmo.itproject.notification.Notice;
import cn.pmo.itproject.notification.Notice.Facts;
import cn.pmo.itproject.notification.NoticeEvent;
import cn.pmo.itproject.notification.Notices;
import cn.pmo.itproject.organization.CurrentUser;
import cn.pmo.itproject.organization.People;
import cn.pmo.itproject.organization.Person;
import cn.pmo.itproject.project.NotFoundException;
import cn.pmo.itproject.review.DecisionMakers;
import cn.pmo.itproject.review.SeparationOfDuties;
import cn.pmo.itproject.rule.RuleViolationException;
import cn.pmo.itproject.step.StepGroups;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.history.UserOperationLogEntry;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.task.DelegationState;
import org.camunda.bpm.engine.task.IdentityLink;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * What people expect of an approval system besides working on a task: to hand it over, to delegate it and get it back, to take it back
 * after completion, to remind, to send copies, to comment. Each is one transaction with its entry on record.
 *
 * <p>For everybody who has no part in the project the task does not exist ({@link NotFoundException}); what breaks
 * a rule is a {@link RuleViolationException}; who is overtaken by somebody else gets the engine's optimistic locking exception.
 */
@Service
@EnableConfigurationProperties(CollaborationSettings.class)
public class TaskCollaboration {

  private static final int MAX_REASON = 500;
  private static final int MAX_MESSAGE = 200;
  private static final int MAX_COPY_MESSAGE = 500;
  private static final int MAX_COMMENT = 1000;
  private static final int MAX_RECIPIENTS = 20;
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm").withZone(ZoneId.of("Asia/Shanghai"));

  private final ProjectTasks tasks;
  private final Withdrawals withdrawals;
  private final TaskEvents events;
  private final ProjectCopies copies;
  private final CurrentUser currentUser;
  private final People people;
  private final DecisionMakers decisionMakers;
  private final SeparationOfDuties separationOfDuties;
  private final Deputies deputies;
  private final FormDrafts drafts;
  private final Notices notices;
  private final JdbcClient jdbc;
  private final CollaborationSettings settings;

  TaskCollaboration(ProjectTasks tasks, Withdrawals withdrawals, TaskEvents events, ProjectCopies copies, CurrentUser currentUser,
      People people, DecisionMakers decisionMakers, SeparationOfDuties separationOfDuties, Deputies deputies, FormDrafts drafts,
      Notices notices, JdbcClient jdbc, CollaborationSettings settings) {
    this.tasks = tasks;
    this.withdrawals = withdrawals;
    this.events = events;
    this.copies = copies;
    this.currentUser = currentUser;
    this.people = people;
    this.decisionMakers = decisionMakers;
    this.separationOfDuties = separationOfDuties;
    this.deputies = deputies;
    this.drafts = drafts;
    this.notices = notices;
    this.jdbc = jdbc;
    this.settings = settings;
  }

  /** What the current user may do with an open task. */
  public TaskActions actions(String taskId) {
    return tasks.trusted(() -> {
      String projectCode = tasks.require(taskId).projectCode();
      return tasks.findOpen(taskId).map(task -> actions(task, projectCode)).orElseGet(() -> TaskActions.none(projectCode));
    });
  }

  private TaskActions actions(TaskEntity task, String projectCode) {
    String me = currentUser.requireId();
    boolean pending = isPending(task);
    boolean inHand = handOverObstacle(task, me, "").isEmpty();
    boolean participates = tasks.participates(projectCode);
    return new TaskActions(inHand, inHand, pending && mayRecall(task, me), participates && !isOnlyHandler(task, me), participates,
        participates, pending, projectCode);
  }

  /** To whom the current user may hand a task over; nobody, if it is not in his hands. */
  public List<Person> candidates(String taskId) {
    return tasks.trusted(() -> {
      TaskEntity task = tasks.open(taskId);
      String me = currentUser.requireId();
      if (handOverObstacle(task, me, "").isPresent()) {
        return List.of();
      }
      Map<String, Person> candidates = new LinkedHashMap<>();
      Stream.concat(people.membersOf(StepGroups.of(task)).stream(), deputiesOf(task))
          .filter(person -> !person.id().equals(me) && targetObstacle(task, person.id()).isEmpty())
          .forEach(person -> candidates.putIfAbsent(person.id(), person));
      return List.copyOf(candidates.values());
    });
  }

  private Stream<Person> deputiesOf(TaskEntity task) {
    return task.getCandidates().stream().map(IdentityLink::getUserId).filter(Objects::nonNull).sorted()
        .filter(user -> deputies.principal(task.getId(), user).isPresent()).flatMap(user -> people.find(user).stream());
  }

  /** 转办: gives a task in the current user's hands to another member of its body for good. */
  public void transfer(String taskId, String userId, String reason) {
    tasks.trusted(() -> {
      TaskEntity task = tasks.open(taskId);
      String me = currentUser.requireId();
      throwIfAny(handOverObstacle(task, me, "转办"));
      Person target = requireOther(userId, me, "转办");
      String why = Remarks.required("reason", "转办原因", reason, MAX_REASON);
      throwIfAny(targetObstacle(task, target.id()));
      if (task.getOwner() != null) {
        task.setOwner(null);
      }
      task.setDelegationState(null);
      task.setAssignee(target.id());
      updated(task, UserOperationLogEntry.OPERATION_TYPE_ASSIGN);
      // Whoever gets the task back one day finds what was done in between, not what he had drafted before.
      drafts.delete(me, taskId);
      record(TaskEventKind.TRANSFERRED, tasks.require(taskId), List.of(target), why);
      return null;
    });
  }

  /** 委派: lets anybody of the organisation fill in a task in the current user's hands; it comes back to be submitted. */
  public void delegate(String taskId, String userId, String reason) {
    tasks.trusted(() -> {
      TaskEntity task = tasks.open(taskId);
      String me = currentUser.requireId();
      throwIfAny(handOverObstacle(task, me, "委派"));
      Person target = requireOther(userId, me, "委派");
      String why = Remarks.required("reason", "委派原因", reason, MAX_REASON);
      throwIfAny(authorObstacle("userId", task, target.id()));
      task.setOwner(me);
      task.delegate(target.id());
      updated(task, UserOperationLogEntry.OPERATION_TYPE_DELEGATE);
      record(TaskEventKind.DELEGATED, tasks.require(taskId), List.of(target), why);
      return null;
    });
  }

  /** 收回: takes a delegated task back before the delegate has handed it back; those who look after the running may do so, too. */
  public void recall(String taskId, String reason) {
    tasks.trusted(() -> {
      TaskEntity task = tasks.open(taskId);
      String me = currentUser.requireId();
      if (!isPending(task)) {
        throw new RuleViolationException("taskId", "步骤“" + task.getName() + "”未被委派，或者受委派人已经交回，不需要收回");
      }
      if (!mayRecall(task, me)) {
        throw new RuleViolationException("taskId", "步骤“" + task.getName() + "”由" + named(task.getOwner()) + "委派，只有其本人可以收回");
      }
      String why = Remarks.optional("reason", "收回原因", reason, MAX_REASON);
      Optional<Person> delegate = people.find(task.getAssignee());
      task.setDelegationState(null);
      task.setAssignee(task.getOwner());
      task.setOwner(null);
      updated(task, UserOperationLogEntry.OPERATION_TYPE_ASSIGN);
      record(TaskEventKind.RECALLED, tasks.require(taskId), delegate.stream().toList(), why);
      return null;
    });
  }

  /** 催办: reminds those who are to work on an open task; not more often than the settings allow, whoever reminds. */
  public void remind(String taskId, String message) {
    tasks.trusted(() -> {
      TaskEntity task = tasks.open(taskId);
      requireParticipant(tasks.require(taskId), "催办");
      String text = Remarks.optional("message", "催办留言", message, MAX_MESSAGE);
      if (isOnlyHandler(task, currentUser.requireId())) {
        throw new RuleViolationException("taskId", "步骤“" + task.getName() + "”正由您本人办理，不需要催办");
      }
      // Of two who remind at the same time, one waits here and then sees the other's reminder.
      jdbc.sql("select ID_ from ACT_RU_TASK where ID_ = ? for update").param(taskId).query(String.class).list();
      Instant now = ClockUtil.now().toInstant();
      events.last(taskId, TaskEventKind.REMINDED).filter(last -> last.at().plus(settings.reminderInterval()).isAfter(now))
          .ifPresent(last -> {
        throw new RuleViolationException("taskId", "步骤“" + task.getName() + "”已由" + last.userName() + "于 " + TIME.format(last.at())
            + " 催办，" + TIME.format(last.at().plus(settings.reminderInterval())) + " 之后可以再次催办");
      });
      List<Person> handlers = task.getAssignee() == null ? List.of() : people.find(task.getAssignee()).stream().toList();
      record(TaskEventKind.REMINDED, tasks.require(taskId), handlers, text);
      tell(NoticeEvent.REMINDER, tasks.require(taskId), List.of(), text);
      return null;
    });
  }

  /** 抄送: shows the step, and from then on the project, to others. Who has not read the last copy yet is not sent another. */
  public void copy(String taskId, List<String> userIds, String message) {
    tasks.trusted(() -> {
      ProjectTask task = tasks.require(taskId);
      requireParticipant(task, "抄送");
      String me = currentUser.requireId();
      List<String> ids = userIds == null ? List.of() : userIds.stream().distinct().toList();
      if (ids.isEmpty() || ids.size() > MAX_RECIPIENTS) {
        throw new RuleViolationException("userIds", "抄送人为 " + ids.size() + " 人，应为 1 至 " + MAX_RECIPIENTS + " 人");
      }
      List<Person> named = ids.stream().map(id -> requireOther("userIds", id, me, "抄送")).toList();
      String text = Remarks.optional("message", "抄送留言", message, MAX_COPY_MESSAGE);
      copies.lock(task.projectCode());
      List<String> unread = copies.unread(taskId, me);
      List<Person> recipients = named.stream().filter(person -> !unread.contains(person.id())).toList();
      if (recipients.isEmpty()) {
        throw new RuleViolationException("userIds", names(named) + "尚未阅读您上次抄送的“" + task.stepName() + "”，不需要重复抄送");
      }
      Instant now = ClockUtil.now().toInstant();
      recipients.forEach(person -> copies.add(task, me, currentUser.displayName(me), person.id(), text, now));
      record(TaskEventKind.COPIED, task, recipients, text);
      tell(NoticeEvent.COPY, task, recipients, text);
      return null;
    });
  }

  /** The copies of a project that were sent and not taken back, oldest first, for those who take part in the project. */
  public List<SentCopy> copies(String projectCode) {
    return tasks.trusted(() -> {
      if (!tasks.participates(projectCode)) {
        throw new NotFoundException("没有项目“" + projectCode + "”，或您未参与该项目");
      }
      List<ProjectCopies.Sent> sent = copies.of(projectCode);
      Map<String, String> names = currentUser.displayNames(sent.stream().map(ProjectCopies.Sent::recipientId).toList());
      return sent.stream().map(copy -> new SentCopy(copy.id(), copy.task().id(), copy.task().stepName(), copy.senderName(),
          copy.recipientId(), names.getOrDefault(copy.recipientId(), copy.recipientId()), copy.message(), copy.sentAt(), copy.readAt(),
          mayRevoke(copy))).toList();
    });
  }

  /**
   * Takes a copy back that the current user has sent; those who look after the running may take back any.
   *
   * @throws NotFoundException for everybody else
   */
  public void revokeCopy(long id) {
    tasks.trusted(() -> {
      ProjectCopies.Sent copy = copies.find(id).filter(this::mayRevoke)
          .orElseThrow(() -> new NotFoundException("没有编号为“" + id + "”的抄送，或不是由您抄送的"));
      copies.delete(id);
      record(TaskEventKind.COPY_REVOKED, copy.task(), people.find(copy.recipientId()).stream().toList(), null);
      return null;
    });
  }

  private boolean mayRevoke(ProjectCopies.Sent copy) {
    return copy.senderId().equals(currentUser.requireId()) || currentUser.isCaretaker();
  }

  /** 批注: says something about a step, for everybody who sees the project. */
  public void comment(String taskId, String message) {
    tasks.trusted(() -> {
      ProjectTask task = tasks.require(taskId);
      requireParticipant(task, "批注");
      record(TaskEventKind.COMMENTED, task, List.of(), Remarks.required("message", "批注内容", message, MAX_COMMENT));
      return null;
    });
  }

  /**
   * 撤回: takes a step back that the current user has completed, while nobody has touched what came of it.
   *
   * @return id of the task in which he goes on with it
   */
  public String withdraw(String completedTaskId, String reason) {
    return tasks.trusted(() -> {
      ProjectTask task = tasks.require(completedTaskId);
      HistoricTaskInstance completed = tasks.historic(completedTaskId).orElseThrow();
      throwIfAny(withdrawals.obstacle(completed, currentUser.requireId()).map(words -> new RuleViolationException("taskId", words)));
      String why = Remarks.required("reason", "撤回原因", reason, MAX_REASON);
      String resumed = withdrawals.resume(completed, why);
      record(TaskEventKind.WITHDRAWN, task, List.of(), why);
      return resumed;
    });
  }

  /** Whether the current user may take a completed task back at this moment. */
  public boolean canWithdraw(String completedTaskId) {
    return tasks.trusted(() -> tasks.find(completedTaskId).flatMap(task -> tasks.historic(task.id()))
        .filter(task -> withdrawals.obstacle(task, currentUser.requireId()).isEmpty()).isPresent());
  }

  // --- rules --------------------------------------------------------------------------------------------------------

  /**
   * A task is handed on by the one who has taken it on, or while nobody has, by those who may; a review not by those who wrote what is
   * reviewed, who would choose their judge.
   */
  private Optional<RuleViolationException> handOverObstacle(TaskEntity task, String me, String action) {
    String step = "步骤“" + task.getName() + "”";
    String assignee = task.getAssignee();
    String words = task.isSuspended() ? step + "所在的流程已暂停，不能" + action
        : isPending(task) ? step + "已委派给" + named(assignee) + "，应先收回委派或者等待其交回"
        : assignee != null && !assignee.equals(me) ? step + "由" + named(assignee) + "办理，只有其本人可以" + action
        : assignee == null && !mayWorkOn(task, me) ? step + "不由您办理，只有其候选人可以" + action
        : null;
    return Optional.ofNullable(words).map(text -> new RuleViolationException("taskId", text)).or(() -> authorObstacle("taskId", task, me));
  }

  /** A task goes to members of its body, a review not to those who wrote what is reviewed. */
  private Optional<RuleViolationException> targetObstacle(TaskEntity task, String userId) {
    try {
      decisionMakers.requireMember("userId", task, StepGroups.of(task), userId);
    } catch (RuleViolationException e) {
      return Optional.of(e);
    }
    return authorObstacle("userId", task, userId);
  }

  /** Nobody has to do with the review of what he wrote. */
  private Optional<RuleViolationException> authorObstacle(String field, TaskEntity task, String userId) {
    return separationOfDuties.obstacle(task, userId).map(words -> new RuleViolationException(field, words));
  }

  /** A copy is for reading. */
  private void requireParticipant(ProjectTask task, String action) {
    if (!tasks.participates(task.projectCode())) {
      throw new RuleViolationException("taskId", "项目“" + task.projectCode() + "”是抄送给您阅读的，只有参与该项目的人员可以" + action);
    }
  }

  private boolean mayWorkOn(TaskEntity task, String userId) {
    return decisionMakers.isMember(task.getId(), StepGroups.of(task), userId);
  }

  private boolean mayRecall(TaskEntity task, String me) {
    return me.equals(task.getOwner()) || currentUser.isCaretaker();
  }

  private boolean isOnlyHandler(TaskEntity task, String me) {
    return task.getAssignee() != null ? task.getAssignee().equals(me)
        : people.membersOf(StepGroups.of(task)).stream().map(Person::id).toList().equals(List.of(me));
  }

  private static boolean isPending(TaskEntity task) {
    return DelegationState.PENDING.equals(task.getDelegationState());
  }

  private Person requireOther(String userId, String me, String action) {
    return requireOther("userId", userId, me, action);
  }

  private Person requireOther(String field, String userId, String me, String action) {
    if (me.equals(userId)) {
      throw new RuleViolationException(field, "不能" + action + "给自己，应选择其他人员");
    }
    return people.find(userId).orElseThrow(() -> new RuleViolationException(field,
        userId == null || userId.isBlank() ? "未选择" + action + "人员，应选择一名人员" : "没有用户“" + userId + "”，应选择本系统的其他人员"));
  }

  private static void throwIfAny(Optional<RuleViolationException> obstacle) {
    obstacle.ifPresent(violation -> {
      throw violation;
    });
  }

  // --- record -------------------------------------------------------------------------------------------------------

  private static void updated(TaskEntity task, String operation) {
    task.triggerUpdateEvent();
    task.logUserOperation(operation);
  }

  private void record(TaskEventKind kind, ProjectTask task, List<Person> targets, String message) {
    String me = currentUser.requireId();
    events.add(new TaskEvent(null, task.projectCode(), task.processInstanceId(), task.id(), task.stepId(), task.stepName(), kind, me,
        currentUser.displayName(me), targets.stream().map(Person::id).toList(), targets.isEmpty() ? null : names(targets), message,
        ClockUtil.now().toInstant()));
  }

  /** Nobody in particular: those who have the task. */
  private void tell(NoticeEvent event, ProjectTask task, List<Person> recipients, String message) {
    Map<String, String> facts = new HashMap<>();
    facts.put(Facts.STEP, task.stepName());
    facts.put(Facts.ACTOR, currentUser.displayName(currentUser.requireId()));
    facts.put(Facts.MESSAGE, message);
    notices.post(new Notice(event, task.projectCode(), task.id(), recipients.stream().map(Person::id).collect(Collectors.toSet()), Set.of(),
        List.of(), facts));
  }

  private static String names(List<Person> persons) {
    return persons.stream().map(Person::name).collect(Collectors.joining("、"));
  }

  private String named(String userId) {
    return currentUser.displayName(userId) + "（" + userId + "）";
  }
}
