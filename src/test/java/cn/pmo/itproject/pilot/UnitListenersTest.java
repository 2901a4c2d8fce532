package cn.pmo.itproject.pilot;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pmo.itproject.organization.CurrentUser;
import cn.pmo.itproject.organization.CurrentUserAccess;
import cn.pmo.itproject.step.ListenerEngine;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A step that every unit does on its own, and what it contributes to the project. */
class UnitListenersTest {

  private final ListenerEngine engine = new ListenerEngine();

  @BeforeEach
  void setUp() {
    CurrentUser groups = CurrentUserAccess.of(engine.engine());
    engine.bean("prepare", new PrepareUnitTaskListener(groups))
        .bean("collect", new CollectPilotResultListener(groups))
        .group("dept-a", "甲局", "a").group("dept-b", "乙局", "b")
        .deploy(Bpmn.createExecutableProcess("steps").startEvent()
            .userTask("pilot").camundaCandidateGroups("${pilotUnit}")
            .camundaInputParameter("pilotReport", "").camundaInputParameter("pilotConclusion", "")
            .camundaInputParameter("pilotProblems", "")
            .camundaTaskListenerDelegateExpression("create", "${prepare}").camundaTaskListenerDelegateExpression("complete", "${collect}")
            .multiInstance().parallel().camundaCollection("pilotUnits").camundaElementVariable("pilotUnit").multiInstanceDone()
            .userTask("after").endEvent().done());
  }

  @AfterEach
  void tearDown() {
    engine.close();
  }

  @Test
  void everyUnitContributesItsResult() {
    String instance = engine.start(Map.of("pilotUnits", List.of("dept-a", "dept-b"),
        "pilotResults", "[{\"unit\":\"dept-a\",\"pilotConclusion\":\"上一轮\"}]"));
    List<Task> tasks = engine.tasks("pilot");
    assertThat(tasks).extracting(task -> engine.engine().getTaskService().getVariableLocal(task.getId(), "unitName"))
        .containsExactlyInAnyOrder("甲局", "乙局");

    for (Task task : tasks) {
      assertThat(engine.complete("a", task, Map.of())).containsExactly(
          "pilotConclusion: " + engine.engine().getTaskService().getVariable(task.getId(), "unitName") + "的试点结论不能为空");
      assertThat(engine.complete("a", task, Map.of("pilotConclusion", "可推广", "pilotProblems", "[{\"problem\":\"卡顿\"}]",
          "pilotReport", Variables.fileValue("报告.docx").file(new byte[] {1}).create()))).isEmpty();
    }

    assertThat(engine.variables(instance).get("pilotResults").toString())
        .contains("甲局", "乙局", "报告.docx", "卡顿").doesNotContain("上一轮");
    assertThat(engine.variables(instance)).doesNotContainKeys("pilotConclusion", "pilotReport");
  }
}
