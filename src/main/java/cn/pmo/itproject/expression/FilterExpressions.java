package cn.pmo.itproject.expression;

import cn.pmo.itproject.rule.Quoted;
import cn.pmo.itproject.rule.RuleViolationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.AbstractQuery;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.impl.juel.AstDot;
import org.camunda.bpm.impl.juel.AstFunction;
import org.camunda.bpm.impl.juel.AstIdentifier;
import org.camunda.bpm.impl.juel.AstMethod;
import org.camunda.bpm.impl.juel.AstParameters;
import org.camunda.bpm.impl.juel.AstUnary;
import org.camunda.bpm.impl.juel.Node;
import org.springframework.stereotype.Component;

/**
 * Expressions in queries. Any user can write some: in a request to be run at once, where there are none at all, and in filters he stores.
 * These know who asks and what time it is, no more: the engine's four functions, dates counted from now, the beans made for filters.
 */
@Component
class FilterExpressions {

  private static final String RIGHT = "筛选器只能使用 ${currentUser()}、${currentUserGroups()}、${now()}、"
      + "${dateTime().plusDays(1)} 一类的日期计算，以及 ${worklist.startOfToday()} 等系统提供的值";

  private final AllowedBeans beans;

  FilterExpressions(AllowedBeans beans) {
    this.beans = beans;
  }

  /** Refuses a query with an expression anywhere in it, in those joined by “or”, too. */
  static void requireNone(AbstractQuery<?, ?> query) {
    for (AbstractQuery<?, ?> part : parts(query)) {
      part.getExpressions().forEach((method, text) -> {
        throw new RuleViolationException(method, "查询条件“" + method + "”不能使用表达式“" + Quoted.of(text) + "”，应直接给出要查询的值");
      });
    }
  }

  /** Refuses a query to be stored that has expressions beyond the list. */
  void requireAllowed(AbstractQuery<?, ?> query) {
    for (AbstractQuery<?, ?> part : parts(query)) {
      for (Map.Entry<String, String> condition : part.getExpressions().entrySet()) {
        requireAllowed(condition.getKey(), condition.getValue());
      }
    }
  }

  /**
   * Refuses an expression beyond the list.
   *
   * @param field which condition it is part of
   */
  void requireAllowed(String field, String text) {
    try {
      check(Expressions.parse(text));
    } catch (ForbiddenExpressionException e) {
      throw new RuleViolationException(field, "筛选条件的表达式“" + Quoted.of(text) + "”不被允许：" + e.getMessage() + "。" + RIGHT);
    }
  }

  /** The query itself is the first of its parts; queries nested in an “or” are among them. */
  private static List<AbstractQuery<?, ?>> parts(AbstractQuery<?, ?> query) {
    List<AbstractQuery<?, ?>> parts = new ArrayList<>(List.of(query));
    if (query instanceof TaskQueryImpl tasks) {
      for (TaskQueryImpl part : tasks.getQueries()) {
        if (part != query) {
          parts.add(part);
        }
      }
    }
    return parts;
  }

  private void check(Node node) {
    if (node instanceof AstFunction function) {
      checkFunction(function);
    } else if (node instanceof AstMethod call) {
      checkCall(call);
    } else if (node instanceof AstIdentifier || node instanceof AstDot) {
      throw new ForbiddenExpressionException("“" + node.toString().replaceFirst("^\\. ", "") + "”不能单独使用");
    } else if (!Expressions.isPlain(node)) {
      throw new ForbiddenExpressionException("不能使用运算");
    } else {
      for (int i = 0; i < node.getCardinality(); i++) {
        check(node.getChild(i));
      }
    }
  }

  private static void checkFunction(AstFunction function) {
    if (!Expressions.FUNCTIONS.contains(function.getName())) {
      throw new ForbiddenExpressionException("没有函数“" + function.getName() + "”");
    }
    if (function.getCardinality() > 0 && function.getChild(0).getCardinality() > 0) {
      throw new ForbiddenExpressionException("函数“" + function.getName() + "”没有参数");
    }
  }

  private void checkCall(AstMethod call) {
    if (!(Expressions.target(call) instanceof AstDot dot)) {
      throw new ForbiddenExpressionException("方法的名称不能由计算得到");
    }
    String method = Expressions.nameOf(dot);
    Node object = dot.getChild(0);
    AstParameters parameters = Expressions.parameters(call);
    if (object instanceof AstIdentifier bean) {
      if (parameters.getCardinality() > 0 || !beans.canBeAskedByFilters(bean.getName(), method)) {
        throw new ForbiddenExpressionException("不能调用“" + bean.getName() + "." + method + "”");
      }
    } else if (isDate(object) && Expressions.isDateMethod(method)) {
      check(object);
      for (int i = 0; i < parameters.getCardinality(); i++) {
        checkValue(parameters.getChild(i));
      }
    } else {
      throw new ForbiddenExpressionException("不能调用方法“" + method + "”");
    }
  }

  private static boolean isDate(Node node) {
    return node instanceof AstFunction function ? function.getName().equals("dateTime") : node instanceof AstMethod;
  }

  private static void checkValue(Node node) {
    if (!Expressions.isLiteral(node instanceof AstUnary ? node.getChild(0) : node)) {
      throw new ForbiddenExpressionException("参数只能是数字或文本");
    }
  }
}
