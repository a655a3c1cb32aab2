package org.newsloom.mime;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.newsloom.article.Author;
import org.newsloom.article.Defect;
import org.newsloom.article.HeaderDecoder;
import org.newsloom.article.MessageId;
import org.newsloom.article.References;

/** Header values as they stand, for tests that look at bodies. */
final class PlainHeaders implements HeaderDecoder {
  @Override
  public String text(byte[] octets, int from, int to, List<? super Defect> defects) {
    return new String(octets, from, to - from, StandardCharsets.UTF_8).strip();
  }

  @Override
  public Author author(byte[] octets, int from, int to, List<? super Defect> defects) {
    return new Author("", text(octets, from, to, defects));
  }

  @Override
  public Optional<Instant> date(byte[] octets, int from, int to, List<? super Defect> defects) {
    return Optional.empty();
  }

  @Override
  public References references(byte[] octets, int from, int to, List<? super Defect> defects) {
    List<MessageId> ids = new ArrayList<>();
    for (String word : text(octets, from, to, defects).split("\\s+", -1)) {
      MessageId.parse(word).ifPresent(ids::add);
    }
    return new References(ids);
  }
}
