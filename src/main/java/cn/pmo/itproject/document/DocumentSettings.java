package cn.pmo.itproject.document;

import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What may be delivered as a document.
 *
 * @param maxSize of one document
 * @param maxArchiveSize of the project archive the system builds; the engine keeps it as one value, so memory and the database's packet
 *     size must allow for it
 * @param allowedExtensions in lower case, without the dot
 */
@ConfigurationProperties("it-project.documents")
public record DocumentSettings(
    @DefaultValue("20MB") DataSize maxSize,
    @DefaultValue("200MB") DataSize maxArchiveSize,
    @DefaultValue({"pdf", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "wps", "et", "dps", "ofd", "png", "jpg", "jpeg", "txt", "zip"})
    Set<String> allowedExtensions) {
}
