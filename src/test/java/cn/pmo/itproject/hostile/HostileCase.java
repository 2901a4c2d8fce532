package cn.pmo.itproject.hostile;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;
import org.yaml.snakeyaml.Yaml;

/**
 * One request and what comes of it, as the files in {@code hostile/} of the test resources say. A file has a {@code title}, the person who
 * sends unless a case says otherwise ({@code as}), and {@code cases}. A case has
 *
 * <ul>
 * <li>{@code case}: its name; with {@code each}, a list, there is a case for each value, which stands in the place of <code>{@it}</code>;
 * <li>{@code as}: a group (its member asks, by HTTP basic), {@code session <group>} (by a login in Tasklist, with the token against forged
 * requests unless {@code token} is another text), {@code user <id>}, {@code page} (the page of the login, nobody logged in),
 * {@code logged-out <group>} (with the session and token of a login that has ended), {@code raw <header>}, or {@code nobody};
 * <li>the request: its method as key with the path, {@code headers}, {@code type} (of the content, by default JSON) and one of
 * {@code json}, {@code vars} (variables of a form), {@code text}, {@code hex}, {@code content} (a file of {@link Content}) and
 * {@code multipart};
 * <li>{@code expect}: the status; {@code says}: what is in the answer; {@code lacks}: what is not. Nothing is stored, unless
 * {@code stored} is true: then it is harmless data;
 * <li>{@code then}: a request that shows it, with {@code contains} and {@code lacks}.
 * </ul>
 *
 * What stands in <code>{@…}</code> is looked up in {@link Situation}.
 */
record HostileCase(String title, String name, Map<String, Object> spec) {

  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "PROPFIND", "get", "BREW");

  static List<HostileCase> read(String file) {
    try (InputStream in = new ClassPathResource("hostile/" + file).getInputStream()) {
      Map<String, Object> content = new Yaml().load(in);
      List<HostileCase> cases = new ArrayList<>();
      for (Object element : (List<?>) content.get("cases")) {
        Map<String, Object> spec = new LinkedHashMap<>();
        spec.put("as", content.get("as"));
        ((Map<?, ?>) element).forEach((key, value) -> spec.put((String) key, value));
        String title = (String) content.get("title");
        if (spec.remove("each") instanceof List<?> values) {
          values.forEach(value -> {
            Map<String, Object> one = with(spec, value);
            cases.add(new HostileCase(title, (String) one.get("case"), one));
          });
        } else {
          cases.add(new HostileCase(title, (String) spec.get("case"), spec));
        }
      }
      return cases;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String method() {
    return spec.keySet().stream().filter(METHODS::contains).findFirst().orElseThrow(() -> new IllegalArgumentException("No request: " + name));
  }

  String path() {
    return (String) spec.get(method());
  }

  String text(String key) {
    return spec.get(key) == null ? null : spec.get(key).toString();
  }

  List<String> texts(String key) {
    Object value = spec.get(key);
    return value == null ? List.of() : value instanceof List<?> list ? list.stream().map(Object::toString).toList() : List.of(value.toString());
  }

  int status() {
    return (Integer) spec.get("expect");
  }

  boolean isStored() {
    return Boolean.TRUE.equals(spec.get("stored"));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> with(Map<String, Object> spec, Object it) {
    return (Map<String, Object>) replaced(spec, it);
  }

  private static Object replaced(Object value, Object it) {
    if (value instanceof Map<?, ?> map) {
      Map<Object, Object> copy = new LinkedHashMap<>();
      map.forEach((key, part) -> copy.put(replaced(key, it), replaced(part, it)));
      return copy;
    }
    if (value instanceof List<?> list) {
      return list.stream().map(part -> replaced(part, it)).collect(Collectors.toCollection(ArrayList::new));
    }
    if ("{@it}".equals(value)) {
      return it;
    }
    if (value instanceof String text) {
      String filled = it instanceof Map<?, ?> map ? text : text.replace("{@it}", String.valueOf(it));
      if (it instanceof Map<?, ?> map) {
        for (Map.Entry<?, ?> entry : map.entrySet()) {
          if (text.equals("{@" + entry.getKey() + "}")) {
            return entry.getValue();
          }
          filled = filled.replace("{@" + entry.getKey() + "}", String.valueOf(entry.getValue()));
        }
      }
      return filled;
    }
    return value;
  }
}
