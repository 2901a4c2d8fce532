package cn.pmo.itproject.archive;

import cn.pmo.itproject.document.DocumentVersion;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Gives every document of an archive a path of its own that every file system takes. */
final class ArchiveNames {

  private final Set<String> taken = new HashSet<>();

  /** The folder and the name the document was delivered under; a name that is taken gets the unit, then the version, then a number. */
  String path(String folder, DocumentVersion document) {
    String name = clean(document.fileName());
    String unit = document.scopeName().isEmpty() ? "" : "（" + clean(document.scopeName()) + "）";
    for (String suffix : List.of("", unit, unit + "（v" + document.version() + "）")) {
      String path = clean(folder) + "/" + suffixed(name, suffix);
      if (take(path)) {
        return path;
      }
    }
    for (int number = 2; ; number++) {
      String path = clean(folder) + "/" + suffixed(name, unit + "（v" + document.version() + "）（" + number + "）");
      if (take(path)) {
        return path;
      }
    }
  }

  /** Some file systems do not tell upper from lower case. */
  private boolean take(String path) {
    return taken.add(path.toLowerCase(Locale.ROOT));
  }

  private static String suffixed(String name, String suffix) {
    int dot = name.lastIndexOf('.');
    return name.substring(0, dot) + suffix + name.substring(dot);
  }

  /** Without the characters Windows forbids; those of Unix are refused when a document is delivered. */
  private static String clean(String name) {
    return name.strip().replaceAll("[<>:\"|?*/\\\\\\p{C}]", "_").replaceAll("[. ]+$", "_");
  }
}
