package cn.pmo.itproject.document;

import com.fasterxml.jackson.core.StreamReadConstraints;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/**
 * Lets a document of the largest size reach the policy as Base64 in a JSON body: the parser's own limit for one text is lower. Some more is
 * let through, so that a document which is only a little too large is refused by its name. The engine makes the parsers of its APIs at
 * the first request, after this.
 */
@Component
class UploadLimit {

  private static final DataSize SLACK = DataSize.ofMegabytes(4);

  UploadLimit(DocumentSettings settings) {
    long characters = Math.max(StreamReadConstraints.DEFAULT_MAX_STRING_LEN, (settings.maxSize().toBytes() + SLACK.toBytes()) / 3 * 4);
    StreamReadConstraints.overrideDefaultStreamReadConstraints(
        StreamReadConstraints.builder().maxStringLength(Math.toIntExact(Math.min(characters, Integer.MAX_VALUE))).build());
  }
}
