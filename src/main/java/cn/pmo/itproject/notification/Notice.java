package cn.pmo.itproject.notification;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Something that people are to be told. A notice that names nobody goes to those who have the task or may take it on, without a task to
 * those who take part in the project. Whoever caused it himself is not told, nor is anybody of a task that is done by then.
 *
 * @param projectCode of the project it is about; null for a task of a process that is no project's
 * @param taskId the task that the mail links to; null if it links to the project
 * @param users ids of users
 * @param groups ids of groups, whose members are found when the mail is made
 * @param outsiders people who are no users
 * @param facts texts for the template, by the names in {@link Facts}; one that is missing or blank is left out of the mail
 */
public record Notice(NoticeEvent event, String projectCode, String taskId, Set<String> users, Set<String> groups, List<Address> outsiders,
    Map<String, String> facts) {

  /** Names of {@link #facts}. */
  public static final class Facts {

    /** Name of the project. */
    public static final String PROJECT_NAME = "projectName";
    /** Name of the step. */
    public static final String STEP = "step";
    /** When the step is due, as people read it. */
    public static final String DUE = "due";
    /** How much time is left or how late the step is, in words. */
    public static final String DELAY = "delay";
    /** Who has the step or may take it on. */
    public static final String HANDLER = "handler";
    /** Who caused the notice. */
    public static final String ACTOR = "actor";
    /** Why. */
    public static final String REASON = "reason";
    /** What is suggested. */
    public static final String SUGGESTION = "suggestion";
    /** What somebody wrote to the recipient. */
    public static final String MESSAGE = "message";
    /** What came out. */
    public static final String RESULT = "result";
    /** How the task came to its handler: 转办, 委派 … */
    public static final String HANDED_ON = "handedOn";
    /** The step that sent the task back. */
    public static final String REVIEW_STEP = "reviewStep";
    /** The bidder who won. */
    public static final String WINNER = "winner";
    /** Amount of the award. */
    public static final String AMOUNT = "amount";
    /** Process instance of the procurement. */
    public static final String PROCUREMENT = "procurement";

    private Facts() {
    }
  }

  /** Facts that are null are left out. */
  public Notice {
    users = Set.copyOf(users);
    groups = Set.copyOf(groups);
    outsiders = List.copyOf(outsiders);
    facts = facts.entrySet().stream().filter(fact -> fact.getValue() != null)
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** The same as another event, with more facts. */
  Notice as(NoticeEvent other, Map<String, String> more) {
    Map<String, String> all = new HashMap<>(more);
    all.putAll(facts);
    return new Notice(other, projectCode, taskId, users, groups, outsiders, all);
  }
}
