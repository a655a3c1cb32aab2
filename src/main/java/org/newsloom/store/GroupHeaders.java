package org.newsloom.store;

/**
 * All headers of a group in columns, ascending by number: what threading and a thread list need,
 * without an object an article. Shared by those who read it; never written to after it was made.
 *
 * @param group which
 * @param size how many headers
 * @param number article numbers
 * @param key keyed hashes of the Message-IDs, the same article the same key in every group
 * @param date seconds since 1970, clamped to an int; the time of arrival where the article names
 *     none
 * @param subject ids for {@link Headers#subjects}
 * @param author ids for {@link Headers#authors}
 * @param referenceStart where the references of row i begin in {@code references}; {@code size + 1}
 *     entries
 * @param references keys of the ancestors, oldest first, row after row
 */
// Columns are shared on purpose: a copy of a million rows on each access would undo their point.
@SuppressWarnings("ArrayRecordComponent")
public record GroupHeaders(
    GroupRef group,
    int size,
    long[] number,
    long[] key,
    int[] date,
    int[] subject,
    int[] author,
    int[] referenceStart,
    long[] references) {}
