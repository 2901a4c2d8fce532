package cn.pmo.itproject.security;

import cn.pmo.itproject.rule.StatusWords;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Errors that nothing else tells of, in the form of all refusals. */
final class ErrorText {

  private ErrorText() {
  }

  /** What is said of a status. */
  static String json(int status) {
    return json(status < 500 ? "RequestRefused" : "InternalServerError", StatusWords.of(status));
  }

  /** A refusal; neither text holds anything that a client sent. */
  static String json(String type, String message) {
    return "{\"type\":\"" + type + "\",\"message\":\"" + message + "\"}";
  }

  /** Answers with it; the status is set by whoever refuses. */
  static void write(HttpServletResponse response, String json) throws IOException {
    response.setContentType("application/json;charset=UTF-8");
    response.getWriter().write(json);
  }
}
