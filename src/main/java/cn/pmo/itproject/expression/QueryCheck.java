package cn.pmo.itproject.expression;

import org.camunda.bpm.engine.impl.AbstractQuery;
import org.camunda.bpm.engine.impl.cmd.AbstractExecuteFilterCmd;
import org.camunda.bpm.engine.impl.cmd.SaveFilterCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.persistence.entity.FilterEntity;
import org.springframework.beans.DirectFieldAccessor;

/**
 * Refuses expressions in queries of every client. The engine checks only the outermost query: those joined by “or” are evaluated whatever
 * its settings say.
 */
class QueryCheck {

  private final FilterExpressions expressions;

  QueryCheck(FilterExpressions expressions) {
    this.expressions = expressions;
  }

  void check(Command<?> command) {
    if (command instanceof AbstractQuery<?, ?> query) {
      FilterExpressions.requireNone(query);
    } else if (command instanceof AbstractExecuteFilterCmd) {
      if (field(command, "extendingQuery") instanceof AbstractQuery<?, ?> extending) {
        FilterExpressions.requireNone(extending);
      }
    } else if (command instanceof SaveFilterCmd && field(command, "filter") instanceof FilterEntity filter) {
      AbstractQuery<?, ?> query = filter.getQuery();
      if (query != null) {
        expressions.requireAllowed(query);
      }
    }
  }

  /** The commands have no getters. */
  private static Object field(Object command, String name) {
    return new DirectFieldAccessor(command).getPropertyValue(name);
  }
}
