package cn.pmo.itproject.access;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pmo.itproject.database.TestDatabase;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.task.TaskQuery;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which queries are seen to find nothing but tasks that are linked to somebody. */
@TestInstance(Lifecycle.PER_CLASS)
class AlternativesTest {

  private final ProcessEngine engine = Engines.on(TestDatabase.empty(), "alternatives", true);

  @BeforeAll
  void make() {
    engine.getIdentityService().saveUser(engine.getIdentityService().newUser("zhang"));
    engine.getIdentityService().saveGroup(engine.getIdentityService().newGroup("unit"));
    engine.getIdentityService().createMembership("zhang", "unit");
  }

  @AfterAll
  void close() {
    engine.close();
  }

  private Alternatives of(UnaryOperator<TaskQuery> ask) {
    TaskQueryImpl query = (TaskQueryImpl) ask.apply(engine.getTaskService().createTaskQuery());
    return ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getCommandExecutorTxRequired()
        .execute(context -> Alternatives.of(query).orElse(null));
  }

  @Test
  void mineOrOfferedToMeAndMyGroups() {
    assertThat(of(query -> query.or().taskAssignee("zhang").taskCandidateUser("zhang").endOr()))
        .isEqualTo(new Alternatives("zhang", List.of("unit")));
    assertThat(of(query -> query.or().taskAssignee("zhang").taskCandidateGroupIn(List.of("one", "two")).endOr()))
        .isEqualTo(new Alternatives("zhang", List.of("one", "two")));
    assertThat(of(query -> query.taskNameLike("办%").or().taskCandidateGroup("one").includeAssignedTasks().endOr()))
        .isEqualTo(new Alternatives(null, List.of("one")));
  }

  @Test
  void nothingIsOfferedToNoGroup() {
    assertThat(of(query -> query.or().taskCandidateGroupIn(Arrays.asList("one", null, "one")).endOr()))
        .isEqualTo(new Alternatives(null, List.of("one")));
  }

  @Test
  void oneSuchSetOfAlternativesIsEnough() {
    assertThat(of(query -> query.or().taskAssignee("zhang").taskNameLike("办%").endOr().or().taskAssignee("li").endOr()))
        .isEqualTo(new Alternatives("li", List.of()));
  }

  static Stream<UnaryOperator<TaskQuery>> others() {
    return Stream.of(query -> query, query -> query.taskAssignee("zhang"), query -> query.or().endOr(),
        query -> query.or().taskAssignee("zhang").taskUnassigned().endOr(),
        query -> query.or().taskAssignee("zhang").taskOwner("li").endOr(),
        query -> query.or().taskAssignee("zhang").taskDelegationState(null).endOr(),
        query -> ((TaskQueryImpl) query.or()).includeAssignedTasksInternal().endOr(),
        query -> query.or().taskAssignee("zhang").taskAssigneeIn("li").endOr(),
        query -> query.or().taskAssignee("zhang").taskCandidateGroupLike("u%").endOr(),
        query -> query.or().taskAssignee("zhang").processVariableValueEquals("size", 1).endOr(),
        query -> query.or().taskAssignee("zhang").dueDateExpression("${now()}").endOr(),
        query -> query.or().taskAssignee("zhang").taskCandidateUserExpression("${currentUser()}").endOr(),
        query -> query.or().taskAssignee("zhang").taskCandidateUser("li").endOr());
  }

  @ParameterizedTest
  @MethodSource("others")
  void theseAreLeftAsTheyAre(UnaryOperator<TaskQuery> ask) {
    assertThat(of(ask)).isNull();
  }
}
