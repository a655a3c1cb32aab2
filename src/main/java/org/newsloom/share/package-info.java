/**
 * What was read, flagged, watched, ignored and subscribed, carried between machines by files in a
 * folder that another program brings from one to the other. What is known of it is a {@link
 * org.newsloom.share.Ledger}; ledgers are put together in any order with the same outcome.
 */
@NullMarked
package org.newsloom.share;

import org.jspecify.annotations.NullMarked;
