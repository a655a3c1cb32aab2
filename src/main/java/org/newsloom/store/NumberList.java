package org.newsloom.store;

import java.util.function.LongConsumer;

/**
 * Numbers as SQLite's {@code group_concat} joins them, in ASCII with commas between: to fetch each
 * in a row of its own costs more than to find it.
 */
final class NumberList {
  private NumberList() {}

  /** Gives each number of a list, which is not empty. */
  static void each(byte[] list, LongConsumer taker) {
    long number = 0;
    boolean negative = false;
    for (byte octet : list) {
      if (octet == ',') {
        taker.accept(negative ? number : -number);
        number = 0;
        negative = false;
      } else if (octet == '-') {
        negative = true;
      } else {
        // Below zero there is one number more.
        number = number * 10 - (octet - '0');
      }
    }
    taker.accept(negative ? number : -number);
  }
}
