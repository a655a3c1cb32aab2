package org.newsloom.store;

import org.newsloom.article.DateCode;

/**
 * All headers of a group in columns, ascending by number: what a thread list keeps, without an
 * object an article, 20 octets each. Shared by those who read it; never written to after it was
 * made. What threads are made of stands in {@link GroupLinks} and need not be kept.
 *
 * @param group which
 * @param size how many headers
 * @param number article numbers
 * @param date see {@link DateCode}; the time of arrival where the article names none
 * @param subject ids for {@link Headers#subjects}
 * @param author ids for {@link Headers#authors}
 */
// Columns are shared on purpose: a copy of a million rows on each access would undo their point.
@SuppressWarnings("ArrayRecordComponent")
public record GroupHeaders(
    GroupRef group, int size, long[] number, int[] date, int[] subject, int[] author) {

  /** The id of the same subject without {@code "Re: "} before it; of another one the id itself. */
  public static int plainSubject(int id) {
    return SubjectIds.of(SubjectIds.row(id), false);
  }
}
