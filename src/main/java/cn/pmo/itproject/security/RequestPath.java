package cn.pmo.itproject.security;

import jakarta.servlet.http.HttpServletRequest;

/** The address of a request as the server has decoded and normalised it, whichever servlet it is mapped to. */
final class RequestPath {

  private RequestPath() {
  }

  static String of(HttpServletRequest request) {
    return request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
  }
}
