package org.newsloom.mime;

import java.nio.charset.Charset;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.newsloom.article.Author;
import org.newsloom.article.Defect;
import org.newsloom.article.HeaderDecoder;
import org.newsloom.article.References;

/** Decodes header values as this package does; immutable, for any number of threads. */
public final class MimeHeaderDecoder implements HeaderDecoder {
  private final EncodedWords words;
  private final Authors authors;

  /**
   * @param fallback how octets beyond ASCII are read that are not UTF-8 and say nothing of
   *     themselves
   */
  public MimeHeaderDecoder(Charset fallback) {
    Charset reading = Charsets.reading(fallback);
    this.words = new EncodedWords(reading);
    this.authors = new Authors(reading);
  }

  @Override
  public String text(byte[] octets, int from, int to, List<? super Defect> defects) {
    return words.decode(octets, from, to, "Subject", defects);
  }

  @Override
  public Author author(byte[] octets, int from, int to, List<? super Defect> defects) {
    return authors.decode(octets, from, to, "From", defects).first();
  }

  @Override
  public Optional<Instant> date(byte[] octets, int from, int to, List<? super Defect> defects) {
    return Dates.decode(octets, from, to, "Date", defects);
  }

  @Override
  public References references(byte[] octets, int from, int to, List<? super Defect> defects) {
    return ReferencesDecoder.decode(octets, from, to, "References", defects);
  }
}
