package cn.pmo.itproject.organization.demo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFRun;

/** Writes the documents of the sample projects: short, but real Word files with the project's own text. */
final class SampleDocuments {

  private SampleDocuments() {
  }

  /** A Word document with a title and one paragraph for each text. */
  static byte[] docx(String title, List<String> paragraphs) {
    try (XWPFDocument document = new XWPFDocument(); ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      var heading = document.createParagraph();
      heading.setAlignment(ParagraphAlignment.CENTER);
      XWPFRun run = heading.createRun();
      run.setBold(true);
      run.setFontSize(18);
      run.setText(title);
      paragraphs.forEach(text -> document.createParagraph().createRun().setText(text));
      document.write(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
