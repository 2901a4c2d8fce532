package cn.pmo.itproject.database;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells the refusal alone, without the beans that could not be made because of it. */
class UnsuitableDatabaseAnalyzer extends AbstractFailureAnalyzer<UnsuitableDatabaseException> {

  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, UnsuitableDatabaseException cause) {
    return new FailureAnalysis(cause.getMessage(), "按上述各条修改后重新启动。", rootFailure);
  }
}
