package org.newsloom.ui;

import org.newsloom.reading.MarkCounts;
import org.newsloom.ui.GroupListModel.Entry;

/**
 * What stands beside the views over all newsgroups.
 *
 * @param unread articles that are unread; one in several newsgroups counts in each, as it does
 *     there
 * @param marks what is flagged and watched
 */
record ViewCounts(long unread, MarkCounts marks) {
  static final ViewCounts NONE = new ViewCounts(0, MarkCounts.NONE);

  long of(Entry.Kind kind) {
    return switch (kind) {
      case UNREAD -> unread;
      case FLAGGED -> marks.flagged();
      case WATCHED -> marks.watched();
      // How many there are is known only once they are looked for.
      case TO_ME, MINE -> 0;
    };
  }
}
