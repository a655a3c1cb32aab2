package org.newsloom.sync;

import java.time.Duration;

/**
 * What a fetch of headers brought.
 *
 * @param group the group
 * @param added headers that are new in the store
 * @param total headers of the group in the store now
 * @param high the server's high water mark
 * @param defects rows that were broken and were mended, fetched by HEAD or kept with a defect
 * @param elapsed how long it took
 */
public record FetchResult(
    ServerGroup group, long added, long total, long high, long defects, Duration elapsed) {}
