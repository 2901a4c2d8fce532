package cn.pmo.itproject.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.flywaydb.core.api.migration.Context;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

class DueDateIndexTest {

  private final Context context = mock();
  private Connection connection;
  private JdbcClient jdbc;

  @BeforeEach
  void connect() throws SQLException {
    connection = DriverManager.getConnection("jdbc:h2:mem:");
    jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
    when(context.getConnection()).thenReturn(connection);
  }

  @AfterEach
  void disconnect() throws SQLException {
    connection.close();
  }

  @Test
  void theEnginesTasksAreFoundByTheirLimit() throws SQLException {
    jdbc.sql("create table ACT_RU_TASK (ID_ varchar(64) primary key, DUE_DATE_ timestamp)").update();

    new V9_1__DueDateIndex().migrate(context);
    new V9_1__DueDateIndex().migrate(context);

    assertThat(jdbc.sql("select index_name from information_schema.index_columns where column_name = 'DUE_DATE_'").query(String.class)
        .list()).containsExactly("IX_TASK_DUE_DATE");
  }

  @Test
  void withoutTheEnginesTablesThereIsNothingToDo() throws SQLException {
    new V9_1__DueDateIndex().migrate(context);

    assertThat(jdbc.sql("select count(*) from information_schema.indexes").query(Integer.class).single()).isZero();
  }
}
