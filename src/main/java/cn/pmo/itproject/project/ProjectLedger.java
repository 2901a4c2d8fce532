package cn.pmo.itproject.project;

import java.math.BigDecimal;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** The ledger of all projects; writes within the engine's transaction. */
@Service
public class ProjectLedger {

  /** Enters a new project and assigns its code. */
  public Project register(ProjectDraft draft) {
    throw new UnsupportedOperationException();
  }

  /** The project with this code. */
  public Optional<Project> find(String code) {
    return Optional.empty();
  }

  /** The project with this code; an unknown code is an error. */
  public Project require(String code) {
    throw new UnsupportedOperationException();
  }

  /** JS-06: the project counts as planned for its year. */
  public void planBudget(String code, BigDecimal approvedBudget) {
    throw new UnsupportedOperationException();
  }

  /** JS-14: the project counts as executed. */
  public void signContract(String code, Contract contract) {
    throw new UnsupportedOperationException();
  }

  /** The code of the project that already uses this contract number. */
  public Optional<String> projectWithContract(String contractNo) {
    return Optional.empty();
  }

  /** The project enters a phase (called process). */
  public void enterPhase(String code, String processKey, String phaseName) {
    throw new UnsupportedOperationException();
  }

  /** The project was ended by a decision. */
  public void terminate(String code, String step, String reason) {
    throw new UnsupportedOperationException();
  }

  /** JS-36: the project is complete and archived. */
  public void close(String code, String archiveSha256) {
    throw new UnsupportedOperationException();
  }
}
