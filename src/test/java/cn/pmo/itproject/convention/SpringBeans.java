package cn.pmo.itproject.convention;

import java.util.HashMap;
import java.util.Map;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.support.SimpleBeanDefinitionRegistry;
import org.springframework.context.annotation.AnnotationBeanNameGenerator;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.util.ClassUtils;

/** The components of the package by the bean name they get, found without starting anything. */
final class SpringBeans {

  private final Map<String, Class<?>> classes = new HashMap<>();

  SpringBeans() {
    for (BeanDefinition component : new ClassPathScanningCandidateComponentProvider(true).findCandidateComponents("cn.pmo.itproject")) {
      String name = AnnotationBeanNameGenerator.INSTANCE.generateBeanName(component, new SimpleBeanDefinitionRegistry());
      classes.put(name, ClassUtils.resolveClassName(component.getBeanClassName(), null));
    }
  }

  boolean has(String name, Class<?> kind) {
    return classes.containsKey(name) && kind.isAssignableFrom(classes.get(name));
  }
}
