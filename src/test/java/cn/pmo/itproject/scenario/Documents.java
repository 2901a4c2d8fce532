package cn.pmo.itproject.scenario;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.FileValue;

/** Small real documents. */
public final class Documents {

  private static final AtomicInteger NUMBER = new AtomicInteger();

  private Documents() {
  }

  /** A PDF of one empty page; no two are alike. */
  public static FileValue pdf(String title) {
    return pdf(title, NUMBER.incrementAndGet());
  }

  /** A PDF of one empty page; those with the same number are alike. */
  public static FileValue pdf(String title, int number) {
    String[] objects = {"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>", "<< /Title (" + number + ") >>"};
    StringBuilder pdf = new StringBuilder("%PDF-1.4\n");
    StringBuilder xref = new StringBuilder("xref\n0 5\n0000000000 65535 f \n");
    for (int i = 0; i < objects.length; i++) {
      xref.append("%010d 00000 n \n".formatted(pdf.length()));
      pdf.append(i + 1).append(" 0 obj\n").append(objects[i]).append("\nendobj\n");
    }
    int start = pdf.length();
    pdf.append(xref).append("trailer << /Size 5 /Root 1 0 R /Info 4 0 R >>\nstartxref\n").append(start).append("\n%%EOF\n");
    return Variables.fileValue(title + ".pdf").file(pdf.toString().getBytes(StandardCharsets.ISO_8859_1)).mimeType("application/pdf")
        .create();
  }
}
