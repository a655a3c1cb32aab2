package org.newsloom.store;

/**
 * A group that the person reads.
 *
 * @param group which
 * @param position its place in the list, from 0
 * @param settings the group's own settings, in the words of who keeps them; empty for none
 */
public record SubscriptionRecord(GroupRef group, int position, String settings) {}
