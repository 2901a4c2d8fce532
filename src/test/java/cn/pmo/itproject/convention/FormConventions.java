package cn.pmo.itproject.convention;

import static cn.pmo.itproject.convention.Convention.isChinese;
import static cn.pmo.itproject.convention.Convention.isGenerated;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** What holds for the Camunda forms. */
final class FormConventions {

  private FormConventions() {
  }

  static List<Convention> all() {
    return List.of(
        new Convention("a form's id is its file name", FormConventions::fileNames),
        new Convention("forms are made for Camunda Platform 7.24", FormConventions::platform),
        new Convention("every key of a form is there once", FormConventions::keys),
        new Convention("components of a form have readable ids and Chinese labels", FormConventions::components));
  }

  private static void fileNames(ModelFiles files, Consumer<String> breaches) {
    files.forms().forEach((file, form) -> {
      if (!file.equals(form.path("id").asText()) || !file.matches("[a-z]+(-[a-z]+)*")) {
        breaches.accept(file + ".form has the id " + form.path("id"));
      }
    });
  }

  private static void platform(ModelFiles files, Consumer<String> breaches) {
    files.forms().forEach((file, form) -> {
      if (!"Camunda Platform".equals(form.path("executionPlatform").asText())
          || !"7.24.0".equals(form.path("executionPlatformVersion").asText())
          || !form.path("schemaVersion").isInt() || !"default".equals(form.path("type").asText())) {
        breaches.accept(file + ".form is made for " + form.path("executionPlatform") + " " + form.path("executionPlatformVersion"));
      }
    });
  }

  private static void keys(ModelFiles files, Consumer<String> breaches) {
    files.forms().forEach((file, form) -> {
      Set<String> seen = new HashSet<>();
      keys(form, "").stream().filter(key -> !seen.add(key)).forEach(key -> breaches.accept(file + ".form has the key " + key + " twice"));
    });
  }

  private static void components(ModelFiles files, Consumer<String> breaches) {
    files.forms().forEach((file, form) -> {
      Set<String> ids = new HashSet<>();
      for (JsonNode component : components(form)) {
        String id = component.path("id").asText(null);
        if (isGenerated(id) || !ids.add(id)) {
          breaches.accept(file + ".form: the id " + id + " is generated or there twice");
        }
        if (component.hasNonNull("label") && !component.get("label").asText().isEmpty() && !isChinese(component.get("label").asText())) {
          breaches.accept(file + ".form: " + id + " has the label " + component.get("label"));
        }
      }
    });
  }

  /** The keys of the form's file fields. */
  static Set<String> fileFields(JsonNode form) {
    Set<String> keys = new HashSet<>();
    for (JsonNode component : components(form)) {
      if ("filepicker".equals(component.path("type").asText())) {
        keys.add(component.path("key").asText());
      }
    }
    return keys;
  }

  private static List<String> keys(JsonNode container, String path) {
    List<String> keys = new ArrayList<>();
    for (JsonNode component : container.path("components")) {
      if (component.hasNonNull("key")) {
        keys.add(path + component.get("key").asText());
      }
      String inner = component.path("path").asText("");
      if ("dynamiclist".equals(component.path("type").asText())) {
        keys.add(path + inner);
      }
      keys.addAll(keys(component, inner.isEmpty() ? path : path + inner + "."));
    }
    return keys;
  }

  private static List<JsonNode> components(JsonNode container) {
    List<JsonNode> all = new ArrayList<>();
    for (JsonNode component : container.path("components")) {
      all.add(component);
      all.addAll(components(component));
    }
    return all;
  }
}
