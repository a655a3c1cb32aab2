package org.newsloom.reading;

import java.util.OptionalLong;
import org.newsloom.sync.ServerGroup;

/**
 * A newsgroup as a server lists it.
 *
 * @param group the group and its server
 * @param description what it is about; may be empty
 * @param status the posting status of RFC 3977 section 7.6.3 and RFC 6048: {@code y}, {@code n},
 *     {@code m}, {@code x}, {@code j} or {@code =other.group}; empty where unknown
 * @param low the server's low water mark
 * @param high the server's high water mark
 * @param count how many articles there are, as the server estimates; empty where it did not say
 * @param subscribed whether the user subscribed to it
 */
public record ListedGroup(
    ServerGroup group,
    String description,
    String status,
    long low,
    long high,
    OptionalLong count,
    boolean subscribed) {
  /** About how many articles there are; never more than there are numbers. */
  public long estimate() {
    long numbers = high < low || high == 0 ? 0 : high - low + 1;
    return Math.min(numbers, count.orElse(numbers));
  }
}
