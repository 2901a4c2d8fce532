package cn.pmo.itproject.expression;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.impl.juel.AstBinary;
import org.camunda.bpm.impl.juel.AstBracket;
import org.camunda.bpm.impl.juel.AstChoice;
import org.camunda.bpm.impl.juel.AstDot;
import org.camunda.bpm.impl.juel.AstFunction;
import org.camunda.bpm.impl.juel.AstIdentifier;
import org.camunda.bpm.impl.juel.AstMethod;
import org.camunda.bpm.impl.juel.AstParameters;
import org.camunda.bpm.impl.juel.AstString;
import org.camunda.bpm.impl.juel.AstUnary;
import org.camunda.bpm.impl.juel.Node;
import org.springframework.stereotype.Component;

/**
 * Expressions in models: variables, their properties, literals, operators, the beans made for models, a few questions to variables, dates
 * counted from now. What is not listed here is refused, so that whoever may deploy a model may not run a program of his own.
 */
@Component
public class ModelExpressions {

  /** What an execution or a task tells of itself; the way from there to the engine and its services is not among it. */
  static final Set<String> PROPERTIES_OF_EXECUTION = Set.of("id", "processBusinessKey", "businessKey", "processInstanceId",
      "processDefinitionId", "activityInstanceId", "currentActivityId", "currentActivityName", "parentActivityInstanceId", "eventName",
      "name", "description", "assignee", "owner", "priority", "createTime", "dueDate", "followUpDate", "taskDefinitionKey", "executionId",
      "tenantId");

  /** Names of the engine's own objects. */
  private static final Set<String> EXECUTIONS = Set.of("execution", "task", "caseExecution", "externalTask");

  /** Questions to texts, lists and maps. */
  static final Set<String> METHODS_OF_VALUES =
      Set.of("size", "isEmpty", "contains", "containsKey", "length", "startsWith", "endsWith", "equals", "equalsIgnoreCase");

  /** Questions to an execution or a task. */
  static final Set<String> METHODS_OF_EXECUTION = Set.of("getVariable", "hasVariable");

  /** Where the properties of any object lead to classes, from which everything can be reached. */
  private static final Map<String, String> TO_CLASSES =
      Map.of("class", "类", "declaringClass", "类", "classLoader", "类加载器", "module", "模块", "protectionDomain", "类");

  private final AllowedBeans beans;

  ModelExpressions(AllowedBeans beans) {
    this.beans = beans;
  }

  /**
   * Why a text of a model is not accepted.
   *
   * @return the end of a Chinese sentence; empty if it is accepted, as is every text without an expression
   */
  public Optional<String> objection(String text) {
    if (!Expressions.isExpression(text)) {
      return Optional.empty();
    }
    try {
      check(Expressions.parse(text));
      return Optional.empty();
    } catch (ForbiddenExpressionException e) {
      return Optional.of(e.getMessage());
    }
  }

  private void check(Node node) {
    if (node instanceof AstIdentifier identifier) {
      checkName(identifier.getName());
    } else if (node instanceof AstDot dot) {
      checkProperty(dot.getChild(0), Expressions.nameOf(dot));
    } else if (node instanceof AstBracket bracket) {
      checkElement(bracket);
    } else if (node instanceof AstMethod call) {
      checkCall(call);
    } else if (node instanceof AstFunction function) {
      checkFunction(function);
    } else if (Expressions.isPlain(node) || node instanceof AstBinary || node instanceof AstUnary || node instanceof AstChoice
        || node instanceof AstParameters) {
      checkChildren(node);
    } else {
      throw new ForbiddenExpressionException("含有不支持的写法“" + node + "”");
    }
  }

  private void checkChildren(Node node) {
    for (int i = 0; i < node.getCardinality(); i++) {
      check(node.getChild(i));
    }
  }

  /** A name that is no bean is a variable. */
  private void checkName(String name) {
    if (beans.exists(name) && !beans.isForModels(name)) {
      throw new ForbiddenExpressionException("“" + name + "”不是可在流程中使用的组件");
    }
  }

  private void checkProperty(Node object, String property) {
    if (object instanceof AstIdentifier named && EXECUTIONS.contains(named.getName())) {
      if (!PROPERTIES_OF_EXECUTION.contains(property)) {
        throw new ForbiddenExpressionException("不能读取“" + named.getName() + "”的属性“" + property + "”");
      }
    } else if (object instanceof AstIdentifier named && beans.isForModels(named.getName())) {
      throw new ForbiddenExpressionException("不能读取组件“" + named.getName() + "”的属性");
    } else if (TO_CLASSES.containsKey(property)) {
      throw new ForbiddenExpressionException("不能访问 Java " + TO_CLASSES.get(property) + "（“" + property + "”）");
    }
    check(object);
  }

  private void checkElement(AstBracket bracket) {
    Node key = bracket.getChild(1);
    if (key instanceof AstString text) {
      checkProperty(bracket.getChild(0), String.valueOf(text.eval(null, null)));
    } else if (Expressions.isLiteral(key)) {
      check(bracket.getChild(0));
    } else {
      throw new ForbiddenExpressionException("方括号中只能是数字或文本");
    }
  }

  private void checkCall(AstMethod call) {
    if (!(Expressions.target(call) instanceof AstDot dot)) {
      throw new ForbiddenExpressionException("方法的名称不能由计算得到");
    }
    String method = Expressions.nameOf(dot);
    Node object = dot.getChild(0);
    boolean allowed = object instanceof AstIdentifier named
        ? EXECUTIONS.contains(named.getName()) ? METHODS_OF_EXECUTION.contains(method)
            : !beans.exists(named.getName()) && METHODS_OF_VALUES.contains(method)
        : isDate(object) && Expressions.isDateMethod(method) || METHODS_OF_VALUES.contains(method);
    if (!allowed) {
      throw new ForbiddenExpressionException("不能调用方法“" + method + "”");
    }
    check(object);
    checkChildren(Expressions.parameters(call));
  }

  /** A date is what the engine's function gives, or what a method of a date does. */
  private static boolean isDate(Node node) {
    return node instanceof AstFunction function ? function.getName().equals("dateTime") : node instanceof AstMethod call
        && Expressions.target(call) instanceof AstDot dot && Expressions.isDateMethod(Expressions.nameOf(dot));
  }

  private void checkFunction(AstFunction function) {
    if (!Expressions.FUNCTIONS.contains(function.getName())) {
      throw new ForbiddenExpressionException("没有函数“" + function.getName() + "”");
    }
    checkChildren(function);
  }
}
