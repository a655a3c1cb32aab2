package org.newsloom.store;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.newsloom.article.Author;
import org.newsloom.article.Defect;
import org.newsloom.article.HeaderDecoder;
import org.newsloom.article.MessageId;
import org.newsloom.article.References;

/** Reads headers that are plain UTF-8, dates in ISO form; counts how often it is asked for text. */
final class PlainDecoder implements HeaderDecoder {
  final java.util.concurrent.atomic.AtomicInteger texts =
      new java.util.concurrent.atomic.AtomicInteger();

  @Override
  public String text(byte[] octets, int from, int to, List<? super Defect> defects) {
    texts.incrementAndGet();
    return new String(octets, from, to - from, StandardCharsets.UTF_8);
  }

  @Override
  public Author author(byte[] octets, int from, int to, List<? super Defect> defects) {
    String text = new String(octets, from, to - from, StandardCharsets.UTF_8);
    int bracket = text.indexOf('<');
    return bracket < 0
        ? new Author("", text)
        : new Author(
            text.substring(0, bracket).strip(), text.substring(bracket + 1).replace(">", ""));
  }

  @Override
  public Optional<Instant> date(byte[] octets, int from, int to, List<? super Defect> defects) {
    try {
      return Optional.of(
          Instant.parse(new String(octets, from, to - from, StandardCharsets.UTF_8)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  @Override
  public References references(byte[] octets, int from, int to, List<? super Defect> defects) {
    List<MessageId> ids = new ArrayList<>();
    String text = new String(octets, from, to - from, StandardCharsets.ISO_8859_1);
    for (String piece : text.split("[<>,\\s]+", -1)) {
      MessageId.parse(piece).ifPresent(ids::add);
    }
    return new References(ids);
  }
}
