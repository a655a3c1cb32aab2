package org.newsloom.store;

import java.util.OptionalLong;
import org.newsloom.article.Newsgroup;

/**
 * One newsgroup of a server's list (RFC 3977 sections 7.6.3 and 7.6.6).
 *
 * @param group its name
 * @param description decoded, safe to show; may be empty
 * @param status {@code y}, {@code n}, {@code m} or what else the server sent, such as {@code
 *     =other.group}; empty where unknown
 * @param low the low water mark, 0 where unknown
 * @param high the high water mark, 0 where unknown
 * @param count how many articles there are, as the server estimates (RFC 6048 section 2.2); empty
 *     where it did not say
 */
public record GroupRecord(
    Newsgroup group, String description, String status, long low, long high, OptionalLong count) {}
