package cn.pmo.itproject.expression;

import java.util.Arrays;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateVariableMapping;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.ClassUtils;

/**
 * The beans expressions may name: of this package those that were made for it, as delegates and listeners of models or for filters.
 * Everything else in the application, such as the data source and the engine itself, does not exist for them.
 */
@Component
class AllowedBeans {

  private static final String OURS = "cn.pmo.itproject.";
  private static final List<Class<?>> KINDS_FOR_MODELS =
      List.of(JavaDelegate.class, TaskListener.class, ExecutionListener.class, DelegateVariableMapping.class);

  private final ConfigurableListableBeanFactory factory;

  AllowedBeans(ConfigurableListableBeanFactory factory) {
    this.factory = factory;
  }

  /** Whether the application has a bean of this name at all. */
  boolean exists(String name) {
    return factory.containsBean(name);
  }

  /** Whether models may name it. */
  boolean isForModels(String name) {
    return isOurs(name) && KINDS_FOR_MODELS.stream().anyMatch(kind -> factory.isTypeMatch(name, kind));
  }

  /** Whether a stored filter may ask this method of it. */
  boolean canBeAskedByFilters(String name, String method) {
    return isForFilters(name) && isQuestion(factory.getType(name), method);
  }

  /** The bean an expression names; null if it may not, or if there is none. */
  Object find(String name) {
    return isForModels(name) || isForFilters(name) ? factory.getBean(name) : null;
  }

  /** Whether a class has such a method for filters: its own, public and without parameters. */
  static boolean isQuestion(Class<?> type, String method) {
    return Arrays.stream(ClassUtils.getUserClass(type).getDeclaredMethods())
        .anyMatch(m -> m.getName().equals(method) && m.getParameterCount() == 0 && java.lang.reflect.Modifier.isPublic(m.getModifiers()));
  }

  static boolean isOurs(Class<?> type) {
    return ClassUtils.getUserClass(type).getName().startsWith(OURS);
  }

  private boolean isForFilters(String name) {
    return isOurs(name) && factory.isTypeMatch(name, FilterBean.class);
  }

  private boolean isOurs(String name) {
    Class<?> type = factory.containsBean(name) ? factory.getType(name) : null;
    return type != null && isOurs(type);
  }
}
