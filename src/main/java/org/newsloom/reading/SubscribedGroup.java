package org.newsloom.reading;

import org.newsloom.sync.ServerGroup;

/**
 * A line of the group list.
 *
 * @param group the group and its server
 * @param description what it is about; may be empty
 * @param unread headers here that are not read
 * @param cached headers here
 * @param fetched whether headers were ever asked for
 */
public record SubscribedGroup(
    ServerGroup group, String description, long unread, long cached, boolean fetched) {}
