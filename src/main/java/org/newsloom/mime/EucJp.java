package org.newsloom.mime;

import java.nio.charset.Charset;
import java.util.Optional;

/**
 * EUC-JP with the rows of NEC and IBM (circled and Roman numbers, rare names), which Java's own
 * lacks; all other characters are the same. For reading only.
 */
final class EucJp {
  private static final String WITH_VENDORS_ROWS = "x-eucJP-Open";

  private EucJp() {}

  /** The charset; empty where a cut-down Java runtime lacks those rows. */
  static Optional<Charset> charset() {
    if (!Charset.isSupported(WITH_VENDORS_ROWS)) {
      return Optional.empty();
    }
    Charset open = Charset.forName(WITH_VENDORS_ROWS);
    return Optional.of(new ReadOnlyCharset("EUC-JP", _ -> open.newDecoder()));
  }
}
