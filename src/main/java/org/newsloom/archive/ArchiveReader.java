package org.newsloom.archive;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.newsloom.article.Defect;

/** Articles that lie in a file or folder, one after the other. One thread, one pass. */
public interface ArchiveReader extends Closeable {
  /** Longest article that is read; a longer one is passed over with a defect. */
  int MAX_OCTETS = 32 * 1024 * 1024;

  /** Most defects that are told. */
  int MAX_DEFECTS = 1_000;

  /**
   * The next article as it stands in the archive, without what the archive put around it; empty at
   * the end.
   *
   * @throws IOException where it cannot be read
   */
  Optional<byte[]> next() throws IOException;

  /** What the archive says of the article that {@link #next} gave last. */
  default Marks marks() {
    return Marks.NONE;
  }

  /**
   * Marks of an article.
   *
   * @param read whether it has been read
   * @param flagged whether it is flagged
   */
  record Marks(boolean read, boolean flagged) {
    static final Marks NONE = new Marks(false, false);
  }

  /** What was wrong so far, at most {@value #MAX_DEFECTS} entries. */
  List<Defect> defects();
}
