package org.newsloom.store;

import java.util.ArrayList;
import java.util.List;

/**
 * Some headers of a batch as a segment keeps them, but for their rows, subjects and authors, which
 * the writer alone can say: made before its turn comes.
 *
 * @param from the first of the batch's rows that it holds
 * @param to the row after the last
 * @param links {@link HeaderColumns#packLinks}
 * @param blocks {@link HeaderDetails#packBlock}, one for each {@link HeaderDetails#BLOCK} headers
 * @param crossposts {@link HeaderDetails#packCrossposts}
 */
@SuppressWarnings("ArrayRecordComponent") // lives until it is written
record SegmentPart(int from, int to, byte[] links, List<byte[]> blocks, byte[] crossposts) {
  static SegmentPart of(
      int from, int to, HeaderColumns links, HeaderDetails details, long[] number) {
    List<byte[]> blocks = new ArrayList<>();
    for (int at = from; at < to; at += HeaderDetails.BLOCK) {
      blocks.add(details.packBlock(at, Math.min(to, at + HeaderDetails.BLOCK)));
    }
    return new SegmentPart(
        from, to, links.packLinks(), blocks, details.packCrossposts(number, from, to));
  }
}
