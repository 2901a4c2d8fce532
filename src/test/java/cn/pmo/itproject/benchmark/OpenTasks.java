package cn.pmo.itproject.benchmark;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;

/**
 * Many open tasks, written right into the engine's tables: each in a process instance of its own with two variables, the task with copies of
 * the project's code, name and type as in the application, offered to one group or two of 27, four of ten assigned to somebody,
 * one of seven without a limit.
 */
final class OpenTasks {

  static final int GROUPS = 27;
  static final String FEW = "unit-few";
  /** Has the two in a hundred that are the oldest. */
  static final String OLDEST = "unit-oldest";
  private static final int FEW_TASKS = 60;
  private static final int ROWS = 100;
  private static final int MINUTES = 100_003;
  private static final Instant BEGIN = Instant.parse("2026-01-05T00:30:00Z");

  private final DataSource database;
  private final List<Step> steps = new ArrayList<>();
  private int made;

  private record Step(String definitionId, String definitionKey, String id, String name) {
  }

  OpenTasks(ProcessEngine engine, DataSource database) {
    this.database = database;
    for (ProcessDefinition definition : engine.getRepositoryService().createProcessDefinitionQuery().latestVersion().list()) {
      engine.getRepositoryService().getBpmnModelInstance(definition.getId()).getModelElementsByType(UserTask.class).stream()
          .map(task -> new Step(definition.getId(), definition.getKey(), task.getId(), task.getName())).forEach(steps::add);
    }
  }

  static String group(int number) {
    return "unit-%02d".formatted(number);
  }

  /** Adds tasks until there are so many. */
  void upTo(int number) throws SQLException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      Rows executions = new Rows(connection, "ACT_RU_EXECUTION", "ID_, REV_, ROOT_PROC_INST_ID_, PROC_INST_ID_, BUSINESS_KEY_, PROC_DEF_ID_,"
          + " ACT_ID_, ACT_INST_ID_, IS_ACTIVE_, IS_CONCURRENT_, IS_SCOPE_, IS_EVENT_SCOPE_, SUSPENSION_STATE_, CACHED_ENT_STATE_,"
          + " SEQUENCE_COUNTER_");
      Rows tasks = new Rows(connection, "ACT_RU_TASK", "ID_, REV_, EXECUTION_ID_, PROC_INST_ID_, PROC_DEF_ID_, NAME_, TASK_DEF_KEY_, ASSIGNEE_,"
          + " PRIORITY_, CREATE_TIME_, DUE_DATE_, SUSPENSION_STATE_, TASK_STATE_");
      Rows links = new Rows(connection, "ACT_RU_IDENTITYLINK", "ID_, REV_, GROUP_ID_, TYPE_, TASK_ID_");
      Rows variables = new Rows(connection, "ACT_RU_VARIABLE", "ID_, REV_, TYPE_, NAME_, EXECUTION_ID_, PROC_INST_ID_, PROC_DEF_ID_, TASK_ID_,"
          + " TEXT_, VAR_SCOPE_, SEQUENCE_COUNTER_, IS_CONCURRENT_LOCAL_");
      for (; made < number; made++) {
        Step step = steps.get(made % steps.size());
        String instance = id();
        String task = id();
        String code = "BM-2026-%06d".formatted(made);
        long minute = made * 7919L % MINUTES;
        Timestamp created = Timestamp.from(BEGIN.plusSeconds(60L * minute));
        executions.add(instance, 1, instance, instance, code, step.definitionId(), step.id(), id(), true, false, true,
            false, 1, 2, 1);
        tasks.add(task, 1, instance, instance, step.definitionId(), step.name(), step.id(),
            made % 10 < 4 ? "worker-%03d".formatted(made % 199) : null, 50, created, made % 7 == 6 ? null : Timestamp.from(created.toInstant().plusSeconds(3_600L * (made % 173))),
            1, "Created");
        links.add(id(), 1, group(made % GROUPS), "candidate", task);
        if (made % 2 == 0) {
          links.add(id(), 1, group((made * 7 + 5) % GROUPS), "candidate", task);
        }
        if (made < FEW_TASKS) {
          links.add(id(), 1, FEW, "candidate", task);
        }
        if (minute < MINUTES / 50) {
          links.add(id(), 1, OLDEST, "candidate", task);
        }
        for (String[] variable : new String[][] {{"projectCode", code}, {"projectName", "卷烟配送线路优化" + made},
            {"buildTypeName", "自建"}}) {
          variables.add(id(), 1, "string", variable[0], instance, instance, step.definitionId(), task, variable[1], task, 1, false);
        }
        for (String[] variable : new String[][] {{"projectCode", code}, {"departmentName", "办公室"}}) {
          variables.add(id(), 1, "string", variable[0], instance, instance, step.definitionId(), null, variable[1], instance, 1, false);
        }
        if (made % 1000 == 999) {
          flush(connection, executions, tasks, links, variables);
        }
      }
      flush(connection, executions, tasks, links, variables);
    }
  }

  private static void flush(Connection connection, Rows... tables) throws SQLException {
    for (Rows table : tables) {
      table.flush();
    }
    connection.commit();
  }

  private static String id() {
    return UUID.randomUUID().toString();
  }

  /** Inserts a hundred rows with each statement. */
  private static final class Rows {

    private final Connection connection;
    private final String table;
    private final String columns;
    private final List<Object[]> waiting = new ArrayList<>();

    Rows(Connection connection, String table, String columns) {
      this.connection = connection;
      this.table = table;
      this.columns = columns;
    }

    void add(Object... row) {
      waiting.add(row);
    }

    void flush() throws SQLException {
      for (int from = 0; from < waiting.size(); from += ROWS) {
        insert(waiting.subList(from, Math.min(from + ROWS, waiting.size())));
      }
      waiting.clear();
    }

    private void insert(List<Object[]> rows) throws SQLException {
      String row = "(" + String.join(", ", Collections.nCopies(rows.get(0).length, "?")) + ")";
      try (PreparedStatement insert = connection.prepareStatement(
          "insert into " + table + " (" + columns + ") values " + String.join(", ", Collections.nCopies(rows.size(), row)))) {
        int parameter = 1;
        for (Object[] values : rows) {
          for (Object value : values) {
            insert.setObject(parameter++, value);
          }
        }
        insert.executeUpdate();
      }
    }
  }
}
