package org.newsloom.archive;

import java.io.Closeable;
import java.io.IOException;
import java.time.Instant;

/** Writes articles to a file or folder, one after the other. Closed unfinished, a file is none. */
public interface ArchiveWriter extends Closeable {
  /**
   * Adds an article.
   *
   * @param octets as they are kept
   * @param about what names it in the archive
   */
  void add(byte[] octets, About about) throws IOException;

  /**
   * All articles are written: from now on the archive is what it should be.
   *
   * @throws IOException where that cannot be written
   */
  void finish() throws IOException;

  /**
   * What an archive says of an article outside of it.
   *
   * @param address of its author; may be empty
   * @param subject decoded; may be empty
   * @param date when it was written
   * @param read whether it has been read
   * @param flagged whether it is flagged
   */
  record About(String address, String subject, Instant date, boolean read, boolean flagged) {}
}
