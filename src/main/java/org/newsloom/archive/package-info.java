/**
 * Articles in the files that other programs leave behind: batches, mailboxes, lists of read
 * articles. Pure streams with bounded memory; a broken file gives what can be read and a list of
 * defects.
 */
@NullMarked
package org.newsloom.archive;

import org.jspecify.annotations.NullMarked;
