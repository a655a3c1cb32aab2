package org.newsloom.store;

/**
 * What the threads of {@link GroupHeaders} are made of, row by row as there. Of the ancestors of a
 * header those may be left out that stand above one that is here: the nearest one that is here
 * settles where the header belongs.
 *
 * @param key keyed hashes of the Message-IDs, the same article the same key in every group
 * @param ancestorCount how many ancestors the header names, those left out too
 * @param referenceEnd where the references of each row end in {@code references}; those of the next
 *     row begin there
 * @param references keys of the ancestors, oldest first, row after row
 */
// Columns are shared on purpose, as those of the headers.
@SuppressWarnings("ArrayRecordComponent")
public record GroupLinks(
    long[] key, short[] ancestorCount, int[] referenceEnd, long[] references) {}
