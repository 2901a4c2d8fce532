package cn.pmo.itproject.expression;

import java.util.List;
import java.util.regex.Pattern;
import org.camunda.bpm.impl.juel.AstBoolean;
import org.camunda.bpm.impl.juel.AstComposite;
import org.camunda.bpm.impl.juel.AstDot;
import org.camunda.bpm.impl.juel.AstEval;
import org.camunda.bpm.impl.juel.AstMethod;
import org.camunda.bpm.impl.juel.AstNested;
import org.camunda.bpm.impl.juel.AstNull;
import org.camunda.bpm.impl.juel.AstNumber;
import org.camunda.bpm.impl.juel.AstParameters;
import org.camunda.bpm.impl.juel.AstString;
import org.camunda.bpm.impl.juel.AstText;
import org.camunda.bpm.impl.juel.Builder;
import org.camunda.bpm.impl.juel.Node;
import org.camunda.bpm.impl.juel.TreeBuilderException;

/** Expressions as the trees the engine's own parser makes of them, and what models and filters have in common. */
final class Expressions {

  /** The engine's functions; the others it knows (of Spin) read and write documents nobody needs in a model. */
  static final List<String> FUNCTIONS = List.of("currentUser", "currentUserGroups", "now", "dateTime");

  /** What can be asked of a {@code dateTime()}: to be moved or set, or one of its fields to be. All take plain values and give a date. */
  private static final Pattern DATE_METHOD =
      Pattern.compile("(?:plus|minus|with)[A-Z][A-Za-z]*|dayOf(?:Week|Month|Year)|monthOfYear|hourOfDay|minuteOfHour|toDate");

  /** The engine parses with calls of methods switched on. */
  private static final Builder PARSER = new Builder(Builder.Feature.METHOD_INVOCATIONS);

  /**
   * The parser calls itself for each bracket (a dozen times), sign and choice, and the tree it makes is walked in the same way: what the stack
   * has no room for is not even begun. Our longest expressions have a third of it. Brackets are counted, not paired, since those in texts of an
   * expression close nothing.
   */
  private static final int MOST_CHARACTERS = 1000;
  private static final int MOST_BRACKETS = 100;

  private Expressions() {
  }

  /** Whether a text is evaluated at all when the engine reads it as an expression. */
  static boolean isExpression(String text) {
    return text.contains("${") || text.contains("#{");
  }

  /**
   * The tree of a text.
   *
   * @throws ForbiddenExpressionException when the engine could not read it either, or only with more stack than there may be
   */
  static Node parse(String text) {
    requireReadable(text);
    try {
      return PARSER.build(text).getRoot();
    } catch (TreeBuilderException e) {
      throw new ForbiddenExpressionException("表达式语法不正确（第 " + (e.getPosition() + 1) + " 个字符）");
    }
  }

  private static void requireReadable(String text) {
    if (text.length() > MOST_CHARACTERS) {
      throw new ForbiddenExpressionException("表达式有 " + text.length() + " 个字符，最多 " + MOST_CHARACTERS + " 个字符");
    }
    long brackets = text.chars().filter(c -> c == '(' || c == '[' || c == '{').count();
    if (brackets > MOST_BRACKETS) {
      throw new ForbiddenExpressionException("表达式有 " + brackets + " 个左括号，最多 " + MOST_BRACKETS + " 个");
    }
  }

  static boolean isDateMethod(String name) {
    return DATE_METHOD.matcher(name).matches();
  }

  /** Text and values, and what only holds others together. */
  static boolean isPlain(Node node) {
    return isLiteral(node) || node instanceof AstText || node instanceof AstComposite || node instanceof AstEval || node instanceof AstNested;
  }

  static boolean isLiteral(Node node) {
    return node instanceof AstNumber || node instanceof AstString || node instanceof AstBoolean || node instanceof AstNull;
  }

  /** The property or method named behind the dot; the node has no getter for it. */
  static String nameOf(AstDot dot) {
    return dot.toString().substring(1).strip();
  }

  /** The object and the name of a called method; the name is calculated when it is not an {@link AstDot}. */
  static Node target(AstMethod call) {
    return call.getChild(0);
  }

  static AstParameters parameters(AstMethod call) {
    return (AstParameters) call.getChild(1);
  }
}
