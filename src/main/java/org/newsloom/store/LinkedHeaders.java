package org.newsloom.store;

/**
 * The headers of a group at one moment, and what their threads are made of.
 *
 * @param headers what a list keeps
 * @param links what is let go of once the threads are made
 */
public record LinkedHeaders(GroupHeaders headers, GroupLinks links) {}
