package org.newsloom.store;

/**
 * A search that the person keeps.
 *
 * @param name unique
 * @param query as typed
 */
public record SavedSearch(String name, String query) {}
