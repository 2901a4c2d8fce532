package cn.pmo.itproject.cluster;

import cn.pmo.itproject.engine.Repetition;
import java.io.Serial;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.springframework.aop.ProxyMethodInvocation;
import org.springframework.aop.support.ComposablePointcut;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.aop.support.annotation.AnnotationMatchingPointcut;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.Role;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * What {@link RepeatingInterceptor} is to the engine's commands, for the transactions of our own services: around methods that are one
 * ({@link Transactional}), and around those of repositories, whose single statements are transactions when none surrounds them. Their
 * arguments are values, so that a method can be called again.
 */
@Component
@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
class RepeatingAdvisor extends DefaultPointcutAdvisor {

  @Serial
  private static final long serialVersionUID = 1L;

  RepeatingAdvisor() {
    super(new ComposablePointcut(AnnotationMatchingPointcut.forMethodAnnotation(Transactional.class))
        .union((org.springframework.aop.Pointcut) AnnotationMatchingPointcut.forClassAnnotation(Repository.class)),
        (MethodInterceptor) RepeatingAdvisor::repeat);
    // Outside the transaction, whose advisor comes last of all.
    setOrder(Ordered.LOWEST_PRECEDENCE - 1);
  }

  private static Object repeat(MethodInvocation invocation) throws Throwable {
    return Repetition.whileConflicting(() -> ((ProxyMethodInvocation) invocation).invocableClone().proceed());
  }
}
