package cn.pmo.itproject.rule;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import java.util.List;

/**
 * Which page of a query of the engine's REST API is asked for: numbers from 0. Otherwise what is no number is “not found” there, and a
 * negative one goes as it is to the database, which may call it a failure.
 */
class PageParameters implements ContainerRequestFilter {

  private static final List<String> NAMES = List.of("firstResult", "maxResults");

  @Override
  public void filter(ContainerRequestContext request) {
    Violations violations = new Violations();
    NAMES.forEach(name -> request.getUriInfo().getQueryParameters().getOrDefault(name, List.of()).stream()
        .filter(value -> !value.matches("|\\d{1,10}") || !value.isEmpty() && Long.parseLong(value) > Integer.MAX_VALUE)
        .forEach(value -> violations.add(name, "参数“" + name + "”的值“" + value + "”无效，应为不小于 0 的整数")));
    violations.throwIfAny();
  }
}
