package org.newsloom.reading;

import java.util.List;
import org.newsloom.article.Wildmat;

/** The full list of a server's groups at one moment, to be searched while somebody types. */
public final class GroupDirectory {
  GroupDirectory() {}

  /** How many groups there are. */
  public int size() {
    throw new UnsupportedOperationException();
  }

  /**
   * Groups whose name or description holds all the words, those whose name begins with the first
   * word before the others, then by name. Quick enough for each key stroke.
   *
   * @param words separated by blanks; upper and lower case are alike; empty finds all
   * @param limit at most so many
   */
  public List<ListedGroup> find(String words, int limit) {
    throw new UnsupportedOperationException();
  }

  /** Groups whose name fits. */
  public List<ListedGroup> matching(Wildmat wildmat) {
    throw new UnsupportedOperationException();
  }
}
