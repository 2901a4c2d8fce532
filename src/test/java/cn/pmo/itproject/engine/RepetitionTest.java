package cn.pmo.itproject.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionSynchronizationManager;

class RepetitionTest {

  private static final SQLException DEADLOCK = new SQLException("Deadlock found", "40001", 1213);

  private int attempts;

  @AfterEach
  void outsideATransaction() {
    Thread.interrupted();
    TransactionSynchronizationManager.setActualTransactionActive(false);
  }

  @Test
  void worksUntilNobodyIsInTheWay() throws SQLException {
    assertThat(Repetition.whileConflicting(() -> failing(3, DEADLOCK))).isEqualTo("done");
    assertThat(attempts).isEqualTo(4);
  }

  @Test
  void givesUpInTheEnd() {
    assertThatThrownBy(() -> Repetition.whileConflicting(() -> failing(100, DEADLOCK))).isSameAs(DEADLOCK);
    assertThat(attempts).isEqualTo(6);
  }

  @Test
  void doesNotRepeatWhatFailedForAnotherReason() {
    RuntimeException somebodyElse = new OptimisticLockingException("completed by somebody else");

    assertThatThrownBy(() -> Repetition.whileConflicting(() -> failing(1, somebodyElse))).isSameAs(somebodyElse);
    assertThat(attempts).isEqualTo(1);
  }

  @Test
  void doesNotRepeatAPartOfATransaction() {
    TransactionSynchronizationManager.setActualTransactionActive(true);

    assertThatThrownBy(() -> Repetition.whileConflicting(() -> failing(1, DEADLOCK))).isSameAs(DEADLOCK);
    assertThat(attempts).isEqualTo(1);
  }

  @Test
  void doesNotRepeatWhatCannotBeDoneAgain() {
    assertThatThrownBy(() -> Repetition.whileConflicting(() -> failing(1, DEADLOCK), conflict -> false)).isSameAs(DEADLOCK);
    assertThat(attempts).isEqualTo(1);
  }

  @Test
  void endsWithItsThread() {
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> Repetition.whileConflicting(() -> failing(1, DEADLOCK))).isSameAs(DEADLOCK);
    assertThat(attempts).isEqualTo(1);
    assertThat(Thread.currentThread().isInterrupted()).isTrue();
  }

  private <E extends Exception> String failing(int times, E failure) throws E {
    if (attempts++ < times) {
      throw failure;
    }
    return "done";
  }
}
