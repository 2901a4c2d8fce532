package cn.pmo.itproject.expression;

import java.util.Collection;
import java.util.Map;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.impl.juel.jakarta.el.BeanELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.MethodNotFoundException;
import org.camunda.bpm.impl.juel.jakarta.el.PropertyNotFoundException;
import org.camunda.bpm.impl.juel.jakarta.el.PropertyNotWritableException;
import org.joda.time.DateTime;
import org.joda.time.field.AbstractReadableInstantFieldProperty;

/**
 * Properties and methods of objects while expressions run, whatever way they came into the engine: models of an earlier release, rows somebody
 * wrote into the database. The engine's own reads every property and calls every method of every object, up to classes and reflection.
 */
class GuardedElResolver extends BeanELResolver {

  GuardedElResolver() {
    super(true);
  }

  @Override
  public Object getValue(ELContext context, Object base, Object property) {
    if (base == null) {
      return null;
    }
    boolean allowed = base instanceof VariableScope ? ModelExpressions.PROPERTIES_OF_EXECUTION.contains(String.valueOf(property))
        : AllowedBeans.isOurs(base.getClass()) && !"class".equals(String.valueOf(property));
    if (!allowed) {
      throw new PropertyNotFoundException("表达式不能读取属性“" + property + "”");
    }
    return super.getValue(context, base, property);
  }

  @Override
  public Object invoke(ELContext context, Object base, Object method, Class<?>[] types, Object[] parameters) {
    if (base == null || !isAllowed(base, String.valueOf(method), parameters == null ? 0 : parameters.length)) {
      throw new MethodNotFoundException("表达式不能调用方法“" + method + "”");
    }
    return super.invoke(context, base, method, types, parameters);
  }

  @Override
  public void setValue(ELContext context, Object base, Object property, Object value) {
    throw new PropertyNotWritableException("表达式不能修改属性“" + property + "”");
  }

  private static boolean isAllowed(Object base, String method, int parameters) {
    if (base instanceof VariableScope) {
      return ModelExpressions.METHODS_OF_EXECUTION.contains(method);
    }
    if (base instanceof CharSequence || base instanceof Collection || base instanceof Map) {
      return ModelExpressions.METHODS_OF_VALUES.contains(method);
    }
    if (base instanceof DateTime || base instanceof AbstractReadableInstantFieldProperty) {
      return Expressions.isDateMethod(method);
    }
    return base instanceof FilterBean && parameters == 0 && AllowedBeans.isOurs(base.getClass())
        && AllowedBeans.isQuestion(base.getClass(), method);
  }
}
