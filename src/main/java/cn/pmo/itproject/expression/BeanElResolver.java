package cn.pmo.itproject.expression;

import java.beans.FeatureDescriptor;
import java.util.Iterator;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.PropertyNotWritableException;

/** Names of beans in expressions; variables of the same name come first. The engine's own finds every bean of the application. */
class BeanElResolver extends ELResolver {

  private final AllowedBeans beans;

  BeanElResolver(AllowedBeans beans) {
    this.beans = beans;
  }

  @Override
  public Object getValue(ELContext context, Object base, Object property) {
    Object bean = base == null ? beans.find(String.valueOf(property)) : null;
    if (bean != null) {
      context.setPropertyResolved(true);
    }
    return bean;
  }

  @Override
  public void setValue(ELContext context, Object base, Object property, Object value) {
    if (base == null && beans.exists(String.valueOf(property))) {
      throw new PropertyNotWritableException("表达式不能修改“" + property + "”");
    }
  }

  @Override
  public boolean isReadOnly(ELContext context, Object base, Object property) {
    return true;
  }

  @Override
  public Class<?> getType(ELContext context, Object base, Object property) {
    return Object.class;
  }

  @Override
  public Class<?> getCommonPropertyType(ELContext context, Object base) {
    return Object.class;
  }

  @Override
  public Iterator<FeatureDescriptor> getFeatureDescriptors(ELContext context, Object base) {
    return null;
  }
}
