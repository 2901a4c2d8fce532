package cn.pmo.itproject.access;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;

/**
 * What was granted to or revoked from a user by hand, on tasks and on process definitions. Decides as the engine does: the user's own
 * rows before those of his groups before those of everybody; of each, a row on the one thing before a row on all; of these, a grant before
 * a revocation.
 */
class Grants {

  private final List<Grant> grants;

  Grants(List<Grant> grants) {
    this.grants = List.copyOf(grants);
  }

  /** Whether the user may do that; empty when nothing was said about it. {@code null} as id asks about all of the kind. */
  Optional<Boolean> decide(Resource resource, String id, Permission permission) {
    for (Grant.Holder holder : Grant.Holder.values()) {
      Optional<Boolean> decision = decide(holder, resource, id, permission);
      if (decision.isPresent()) {
        return decision;
      }
    }
    return Optional.empty();
  }

  /** As {@link #decide(Resource, String, Permission)}, with the rows of one holder. */
  Optional<Boolean> decide(Grant.Holder holder, Resource resource, String id, Permission permission) {
    Predicate<Grant> theOne = grant -> Objects.equals(grant.resourceId(), id);
    for (Predicate<Grant> concerned : List.of(theOne, (Predicate<Grant>) Grant::isOnAny)) {
      List<Grant> rows = grants.stream().filter(grant -> grant.holder() == holder && grant.isOn(resource)).filter(concerned).toList();
      if (rows.stream().anyMatch(grant -> grant.gives(permission))) {
        return Optional.of(true);
      }
      if (rows.stream().anyMatch(grant -> grant.takes(permission))) {
        return Optional.of(false);
      }
    }
    return Optional.empty();
  }

  /** Which tasks of a list the user sees, besides those that are offered or assigned to him. */
  Scope readableTasks() {
    Optional<Boolean> anyTask = decide(Resources.TASK, null, Permissions.READ);
    Optional<Boolean> anyDefinition = decide(Resources.PROCESS_DEFINITION, null, Permissions.READ_TASK);
    // As the engine: a revocation on tasks is not outdone by a grant on their definitions.
    boolean byDefinition = anyTask.isEmpty();
    return new Scope(anyTask.orElse(false) || byDefinition && anyDefinition.orElse(false),
        decided(Resources.TASK, Permissions.READ, true),
        decided(Resources.TASK, Permissions.READ, false),
        byDefinition ? decided(Resources.PROCESS_DEFINITION, Permissions.READ_TASK, true) : List.of(),
        byDefinition ? decided(Resources.PROCESS_DEFINITION, Permissions.READ_TASK, false) : List.of(),
        decide(Grant.Holder.USER, Resources.TASK, null, Permissions.READ).orElse(true),
        grants.stream().filter(grant -> grant.holder() == Grant.Holder.USER && grant.isOn(Resources.TASK) && !grant.isOnAny())
            .map(Grant::resourceId).distinct()
            .filter(id -> !decide(Grant.Holder.USER, Resources.TASK, id, Permissions.READ).orElse(true)).toList());
  }

  private List<String> decided(Resource resource, Permission permission, boolean answer) {
    return grants.stream().filter(grant -> grant.isOn(resource) && !grant.isOnAny()).map(Grant::resourceId).distinct()
        .filter(id -> decide(resource, id, permission).filter(decision -> decision == answer).isPresent()).toList();
  }

  /**
   * Tasks seen because of grants.
   *
   * @param all all there are, but for the exceptions
   * @param tasks ids of tasks seen one by one
   * @param hiddenTasks ids of tasks not seen, whatever their definition
   * @param definitions keys of definitions whose tasks are seen
   * @param hiddenDefinitions keys of definitions whose tasks are not seen
   * @param offers whether the user sees what is offered to his groups
   * @param hiddenOffers ids of tasks he does not see though they are offered to his groups
   */
  record Scope(boolean all, List<String> tasks, List<String> hiddenTasks, List<String> definitions, List<String> hiddenDefinitions,
      boolean offers, List<String> hiddenOffers) {

    boolean isEverything() {
      return all && hiddenTasks.isEmpty() && hiddenDefinitions.isEmpty();
    }

    /** Whether links alone decide. */
    boolean isLinksOnly() {
      return !all && tasks.isEmpty() && definitions.isEmpty() && offers && hiddenOffers.isEmpty();
    }
  }
}
