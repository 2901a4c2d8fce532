package cn.pmo.itproject.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import org.apache.ibatis.exceptions.PersistenceException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.transaction.TransactionSystemException;

class ConflictsTest {

  @ParameterizedTest
  @CsvSource({"1213, 40001", "1205, 41000", "1020, HY000", "40001, 40001", "50200, HYT00", "90131, 90131", "0, 40P01"})
  void isWhatDatabasesCallSo(int code, String state) {
    assertThat(Conflicts.caused(new SQLException("", state, code))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"1062, 23000", "1406, 22001", "2013, 08S01", "23505, 23505", "0,"})
  void isNothingElse(int code, String state) {
    assertThat(Conflicts.caused(new SQLException("", state, code))).isFalse();
  }

  @Test
  void isFoundBelowWhatEngineAndSpringWrapAroundIt() {
    SQLException deadlock = new SQLException("Deadlock found", "40001", 1213);

    assertThat(Conflicts.caused(new ProcessEngineException(new ProcessEngineException(new PersistenceException(deadlock))))).isTrue();
    assertThat(Conflicts.caused(new TransactionSystemException("commit", new CannotAcquireLockException("", deadlock)))).isTrue();
    assertThat(Conflicts.caused(new ProcessEngineException("nothing of the kind"))).isFalse();
  }

  @Test
  void isFoundInABatch() {
    BatchUpdateException batch = new BatchUpdateException("batch", "HY000", new int[0]);
    batch.setNextException(new SQLException("Lock wait timeout exceeded", "HY000", 1205));

    assertThat(Conflicts.caused(new PersistenceException(batch))).isTrue();
  }

  @Test
  void aChangeBySomebodyElseIsTheEnginesOwn() {
    OptimisticLockingException outdated = new OptimisticLockingException("changed");

    assertThat(Conflicts.caused(outdated)).isFalse();
    assertThat(Conflicts.orOutdated(new ProcessEngineException(outdated))).isTrue();
    assertThat(Conflicts.orOutdated(new ProcessEngineException("no"))).isFalse();
  }
}
