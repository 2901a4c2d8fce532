package cn.pmo.itproject.convention;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.type.classreading.SimpleMetadataReaderFactory;
import org.springframework.util.ClassUtils;

/** Each process has one class of constants ({@code ApprovalProcess}, …), whose {@code KEY} and element ids are those of the model. */
final class ConstantsConventions {

  private static final Pattern ELEMENT_ID = Pattern.compile("[A-Z][a-z][A-Za-z]*_[A-Z][A-Za-z0-9]*");

  private ConstantsConventions() {
  }

  static List<Convention> all() {
    Map<String, List<String>> constants = constantsByProcess();
    return List.of(new Convention("a class of constants belongs to every process, its ids are in the model",
        (files, breaches) -> check(files, constants, breaches)));
  }

  private static void check(ModelFiles files, Map<String, List<String>> constants, Consumer<String> breaches) {
    files.processes().keySet().stream().filter(key -> !constants.containsKey(key))
        .forEach(key -> breaches.accept("no class …Process has the KEY " + key));
    constants.forEach((key, values) -> {
      if (!files.processes().containsKey(key)) {
        breaches.accept("constants belong to the process " + key + ", which does not exist");
      } else {
        values.stream().filter(value -> ELEMENT_ID.matcher(value).matches())
            .filter(value -> files.processes().get(key).getModelElementById(value) == null)
            .forEach(value -> breaches.accept("constants of " + key + " name " + value + ", which is not in the model"));
      }
    });
  }

  private static Map<String, List<String>> constantsByProcess() {
    Map<String, List<String>> constants = new TreeMap<>();
    try {
      SimpleMetadataReaderFactory readers = new SimpleMetadataReaderFactory();
      for (Resource resource : new PathMatchingResourcePatternResolver().getResources("classpath*:cn/pmo/itproject/**/*Process.class")) {
        Class<?> type = ClassUtils.resolveClassName(readers.getMetadataReader(resource).getClassMetadata().getClassName(), null);
        List<String> values = new ArrayList<>();
        String key = null;
        for (Field field : type.getDeclaredFields()) {
          if (Modifier.isStatic(field.getModifiers()) && field.getType() == String.class) {
            field.setAccessible(true);
            String value = (String) field.get(null);
            values.add(value);
            key = field.getName().equals("KEY") ? value : key;
          }
        }
        if (key != null) {
          constants.put(key, values);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
    return constants;
  }
}
