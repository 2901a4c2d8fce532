package cn.pmo.itproject.hostile;

import cn.pmo.itproject.scenario.Documents;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Files by name, honest and otherwise. */
final class Content {

  private static final String SCRIPT = "<!DOCTYPE html><html><body><script>alert(1)</script></body></html>";

  private Content() {
  }

  static byte[] of(String name) {
    return switch (name) {
      case "empty" -> new byte[0];
      case "pdf" -> pdf();
      case "html" -> text(SCRIPT);
      case "svg" -> text("<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"><script>alert(1)</script></svg>");
      case "jsp" -> text("<%@ page import=\"java.util.*\" %><% Runtime.getRuntime().exec(request.getParameter(\"c\")); %>");
      case "shell" -> text("#!/bin/sh\nid > /tmp/x\n");
      case "exe" -> joined(text("MZ"), HexFormat.of().parseHex("90000300000004000000ffff0000b800000000000000400000000000000000000000"
          + "00000000000000000000000000000000000000000000000080000000"), new byte[64], text("PE\0\0"), new byte[200]);
      case "elf" -> joined(HexFormat.of().parseHex("7f454c4602010100"), new byte[200]);
      case "class" -> joined(HexFormat.of().parseHex("cafebabe00000034"), new byte[100]);
      case "serialized" -> HexFormat.of().parseHex("aced0005737200116a6176612e7574696c2e486173684d61700507dac1c31660d103000246000a6c6f6164");
      case "html with the head of a PDF" -> joined(text(SCRIPT), text("%PDF-1.4"));
      case "zip" -> zip(Map.of("a.txt", text("a")));
      case "zip with paths out" -> zip(Map.of("../../../../etc/cron.d/x", text("* * * * * root id"), "..\\..\\x.bat", text("x")));
      case "zip bomb" -> zip(Map.of("zeros.txt", new byte[60_000_000]));
      case "docx with macros" -> zip(Map.of("[Content_Types].xml", text("<?xml version=\"1.0\"?><Types "
          + "xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Override PartName=\"/word/document.xml\" "
          + "ContentType=\"application/vnd.ms-word.document.macroEnabled.main+xml\"/></Types>"), "word/document.xml", text("<w/>"),
          "word/vbaProject.bin", new byte[100]));
      case "encrypted office" -> joined(HexFormat.of().parseHex("d0cf11e0a1b11ae1"), new byte[16], HexFormat.of().parseHex("3e000300feff0900"),
          new byte[1000]);
      case "xml bomb" -> text("<?xml version=\"1.0\"?><!DOCTYPE l [<!ENTITY a \"lol\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">"
          + "<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\"><!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;\">]><l>&d;</l>");
      case "too large" -> joined(pdf(), new byte[20 * 1024 * 1024]);
      default -> throw new IllegalArgumentException("No such file: " + name);
    };
  }

  static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] pdf() {
    try {
      return Documents.pdf("x", 0).getValue().readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] zip(Map<String, byte[]> entries) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
