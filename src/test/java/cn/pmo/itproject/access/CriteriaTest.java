package cn.pmo.itproject.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.QueryOperator;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.TaskQueryVariableValue;
import org.camunda.bpm.engine.impl.persistence.entity.SuspensionState;
import org.camunda.bpm.engine.task.DelegationState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a query for tasks can ask for is seen. */
class CriteriaTest {

  /** Of these a task is not found or missed: what is told of it, how a condition is compared, what a query remembers while it is asked. */
  private static final Set<String> NO_CONDITIONS = Set.of("initializeFormKeys", "withCommentAttachmentInfo", "taskNameCaseInsensitive",
      "variableNamesIgnoreCase", "variableValuesIgnoreCase", "cachedCandidateGroups", "cachedUserGroups", "queries", "isOrQueryActive");

  static Stream<Field> conditions() {
    return Arrays.stream(TaskQueryImpl.class.getDeclaredFields())
        .filter(field -> !Modifier.isStatic(field.getModifiers()) && !NO_CONDITIONS.contains(field.getName()));
  }

  @ParameterizedTest
  @MethodSource("conditions")
  void aConditionIsSeen(Field condition) throws IllegalAccessException {
    TaskQueryImpl query = new TaskQueryImpl();
    condition.setAccessible(true);
    condition.set(query, sample(condition.getType(), condition.getName()));

    assertThat(Criteria.of(query)).hasSize(1);
  }

  private static Object sample(Class<?> type, String name) {
    if (name.equals("variables")) {
      return List.of(new TaskQueryVariableValue("size", 1, QueryOperator.EQUALS, true, false));
    }
    return type == String.class ? "x" : type == String[].class ? new String[] {"x"} : type == Integer.class ? 1
        : type == Boolean.class || type == boolean.class ? true : type == Date.class ? new Date() : type == Set.class ? Set.of("x")
        : type == List.class ? List.of("x") : type == SuspensionState.class ? SuspensionState.ACTIVE
        : type == DelegationState.class ? DelegationState.PENDING : null;
  }

  @Test
  void whatAStoredFilterHasWhenItIsExtendedIsNoCondition() {
    TaskQueryImpl extended = (TaskQueryImpl) ((TaskQueryImpl) new TaskQueryImpl().taskPriority(50)).extend(new TaskQueryImpl().taskName("办理"));

    assertThat(extended.getProcessInstanceIdIn()).isEmpty();
    assertThat(Criteria.of(extended)).containsExactlyInAnyOrder("priority", "name");
  }

  @Test
  void anOrderIsSeenAndNothingIsWhereNothingWasAskedFor() {
    assertThat(Criteria.of((TaskQueryImpl) new TaskQueryImpl().orderByTaskPriority().asc())).hasSize(1);
    assertThat(Criteria.of(new TaskQueryImpl())).isEmpty();
  }
}
