package cn.pmo.itproject.expression;

import java.lang.reflect.Method;
import org.camunda.bpm.engine.delegate.BaseDelegateExecution;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.el.Expression;
import org.camunda.bpm.engine.impl.el.JuelExpression;
import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.camunda.bpm.engine.impl.el.VariableContextElResolver;
import org.camunda.bpm.engine.impl.el.VariableScopeElResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ArrayELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.CompositeELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ListELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.MapELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ValueExpression;

/** Evaluates all expressions of the engine, with what they may reach and no more. */
class GuardedExpressionManager extends JuelExpressionManager {

  private final AllowedBeans allowedBeans;
  private final FilterExpressions filters;

  GuardedExpressionManager(AllowedBeans allowedBeans, FilterExpressions filters) {
    this.allowedBeans = allowedBeans;
    this.filters = filters;
  }

  @Override
  public Expression createExpression(String text) {
    ValueExpression parsed = createValueExpression(text);
    return new JuelExpression(parsed, this, text) {
      /** Only queries evaluate expressions outside of any process: stored ones, or such as found a way past {@link QueryCheck}. */
      @Override
      public Object getValue(VariableScope scope, BaseDelegateExecution execution) {
        if (scope == null) {
          filters.requireAllowed("query", text);
        }
        return super.getValue(scope, execution);
      }
    };
  }

  @Override
  public void addFunction(String name, Method function) {
    if (Expressions.FUNCTIONS.contains(name)) {
      super.addFunction(name, function);
    }
  }

  @Override
  protected ELResolver createElResolver() {
    CompositeELResolver resolver = new CompositeELResolver();
    resolver.add(new VariableScopeElResolver());
    resolver.add(new VariableContextElResolver());
    resolver.add(new BeanElResolver(allowedBeans));
    resolver.add(new ArrayELResolver(true));
    resolver.add(new ListELResolver(true));
    resolver.add(new MapELResolver(true));
    resolver.add(new GuardedElResolver());
    return resolver;
  }
}
