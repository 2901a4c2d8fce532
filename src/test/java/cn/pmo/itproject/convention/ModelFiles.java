package cn.pmo.itproject.convention;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;

/**
 * The models of the package as they lie in {@code bpmn/} and {@code forms/}, by file name without its ending, and the ids of the
 * element templates. Every {@link #read} gives copies of its own, which a test may change.
 */
record ModelFiles(Map<String, BpmnModelInstance> processes, Map<String, DmnModelInstance> decisions, Map<String, ObjectNode> forms,
    Map<String, Path> templates) {

  private static final ObjectMapper JSON = new ObjectMapper();

  static ModelFiles read(Path root) {
    ModelFiles files = new ModelFiles(new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
    visit(root.resolve("bpmn"), ".bpmn", (name, file) -> files.processes.put(name, Bpmn.readModelFromFile(file.toFile())));
    visit(root.resolve("bpmn"), ".dmn", (name, file) -> files.decisions.put(name, Dmn.readModelFromFile(file.toFile())));
    visit(root.resolve("forms"), ".form", (name, file) -> files.forms.put(name, (ObjectNode) JSON.readTree(file.toFile())));
    visit(root.resolve(".camunda/element-templates"), ".json", (name, file) -> JSON.readTree(file.toFile())
        .findValuesAsText("id").forEach(id -> files.templates.put(id, file)));
    return files;
  }

  private interface Reader {
    void read(String name, Path file) throws IOException;
  }

  private static void visit(Path directory, String ending, Reader reader) {
    try (Stream<Path> found = Files.list(directory)) {
      for (Path file : found.filter(path -> path.toString().endsWith(ending)).sorted().toList()) {
        String fileName = file.getFileName().toString();
        reader.read(fileName.substring(0, fileName.length() - ending.length()), file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
