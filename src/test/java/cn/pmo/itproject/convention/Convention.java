package cn.pmo.itproject.convention;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;

/**
 * One rule that all models keep.
 *
 * @param name the rule in a few words
 * @param check tells every breach, in a line that names the file and the element
 */
record Convention(String name, BiConsumer<ModelFiles, Consumer<String>> check) {

  private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");
  private static final Pattern GENERATED = Pattern.compile("[A-Za-z]+_(?=[0-9a-z]*[0-9])[0-9a-z]{7}");

  /** A rule that each process model keeps by itself. */
  static Convention ofProcess(String name, BiConsumer<BpmnModelInstance, Consumer<String>> check) {
    return new Convention(name, (files, breaches) -> files.processes()
        .forEach((file, model) -> check.accept(model, breach -> breaches.accept(file + ".bpmn: " + breach))));
  }

  List<String> breaches(ModelFiles files) {
    List<String> breaches = new ArrayList<>();
    check.accept(files, breaches::add);
    return breaches;
  }

  static boolean isChinese(String text) {
    return text != null && CHINESE.matcher(text).find();
  }

  /** Whether an id is what a modeler makes up for a new element, such as {@code Activity_0xk3f1a}. */
  static boolean isGenerated(String id) {
    return id == null || GENERATED.matcher(id).matches();
  }

  @Override
  public String toString() {
    return name;
  }
}
