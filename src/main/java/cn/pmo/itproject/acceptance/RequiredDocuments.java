package cn.pmo.itproject.acceptance;

import cn.pmo.itproject.document.DocumentRegister;
import cn.pmo.itproject.document.DocumentVersion;
import cn.pmo.itproject.document.RequiredDocument;
import cn.pmo.itproject.form.FormData;
import cn.pmo.itproject.step.StepProperties;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** Criterion 4 and JS-29: which documents the project has to have by now, and which of them are missing. */
@Component
class RequiredDocuments {

  private final DocumentRegister register;

  RequiredDocuments(DocumentRegister register) {
    this.register = register;
  }

  /** Names of the missing documents, each with the step that had to deliver it. */
  List<String> missing(DelegateTask task) {
    return missing(required(task));
  }

  /**
   * Shows the documents in a task: task-local requiredDocuments and the text missingDocumentNames, and where the missing ones can be
   * supplied (property {@code supplies}) the list missingDocuments of their {@code variable} and {@code title}.
   */
  void show(DelegateTask task) {
    List<RequiredDocument> required = required(task);
    FormData.of(task).setJsonLocal("requiredDocuments", required.stream().map(RequiredDocuments::row).toList());
    List<String> missing = missing(required);
    task.setVariableLocal("missingDocumentNames", missing.isEmpty() ? "无" : String.join("、", missing));
    if (StepProperties.of(task).get("supplies").isPresent()) {
      FormData.of(task).setJsonLocal("missingDocuments", required.stream().filter(RequiredDocument::missing)
          .map(document -> Map.of("variable", document.variable(), "title", title(document))).toList());
    }
  }

  private List<RequiredDocument> required(DelegateTask task) {
    return register.required(FormData.of(task).text("projectCode"));
  }

  private static List<String> missing(List<RequiredDocument> required) {
    return required.stream().filter(RequiredDocument::missing).map(RequiredDocuments::title).toList();
  }

  private static String title(RequiredDocument document) {
    return document.title() + "（" + document.stepName() + "）";
  }

  private static Map<String, Object> row(RequiredDocument document) {
    DocumentVersion present = document.present();
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("title", document.title());
    row.put("stepName", document.stepName());
    row.put("version", present == null ? null : present.version());
    row.put("fileName", present == null ? "" : present.fileName());
    row.put("status", present == null ? "缺少" : "已交");
    return row;
  }
}
