package cn.pmo.itproject.expression;

/** Why an expression is not accepted, as the end of a Chinese sentence that has named it. */
class ForbiddenExpressionException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ForbiddenExpressionException(String message) {
    super(message);
  }
}
