package org.newsloom.sync;

/**
 * What a fetch of bodies brought.
 *
 * @param fetched bodies that are new in the store
 * @param unavailable articles that the servers list and do not have any more
 */
public record BodyFetchResult(long fetched, long unavailable) {}
