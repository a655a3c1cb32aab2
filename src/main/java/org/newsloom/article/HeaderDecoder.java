package org.newsloom.article;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Turns raw header values into text; given to those who keep headers and must not know how they are
 * decoded. No method throws on any input.
 */
public interface HeaderDecoder {
  /** The text of an unstructured field such as Subject: unfolded, safe to show. */
  String text(byte[] octets, int from, int to, List<? super Defect> defects);

  /** The first author of a From field. */
  Author author(byte[] octets, int from, int to, List<? super Defect> defects);

  /** The time that a Date field names; empty where it is no date. */
  Optional<Instant> date(byte[] octets, int from, int to, List<? super Defect> defects);

  /** The identifiers of a References or Message-ID field, in order, doubles kept. */
  References references(byte[] octets, int from, int to, List<? super Defect> defects);
}
