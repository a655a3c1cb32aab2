package org.newsloom.ui;

import java.util.Map;
import org.newsloom.reading.MarkCounts;
import org.newsloom.ui.GroupListModel.Entry;

/**
 * What stands beside the views over all newsgroups.
 *
 * @param unread articles that are unread, each once, in however many newsgroups it is
 * @param marks what is flagged and watched
 * @param searches unread articles that a search finds, by its query
 */
record ViewCounts(long unread, MarkCounts marks, Map<String, Long> searches) {
  static final ViewCounts NONE = new ViewCounts(0, MarkCounts.NONE, Map.of());

  /** Takes a copy of the map. */
  ViewCounts {
    searches = Map.copyOf(searches);
  }

  ViewCounts with(long nowUnread) {
    return new ViewCounts(nowUnread, marks, searches);
  }

  ViewCounts with(MarkCounts nowMarks) {
    return new ViewCounts(unread, nowMarks, searches);
  }

  ViewCounts with(Map<String, Long> nowSearches) {
    return new ViewCounts(unread, marks, nowSearches);
  }

  long of(Entry.View view) {
    return switch (view.kind()) {
      case UNREAD -> unread;
      case FLAGGED -> marks.flagged();
      case WATCHED -> marks.watched();
      case TO_ME, SAVED -> searches.getOrDefault(view.query(), 0L);
      // What one wrote oneself is not to be read.
      case MINE -> 0;
    };
  }

  /** Whether the count is one of unread articles. */
  static boolean isOfUnread(Entry.View view) {
    return switch (view.kind()) {
      case UNREAD, TO_ME, SAVED -> true;
      case FLAGGED, WATCHED, MINE -> false;
    };
  }
}
