package org.newsloom.ui;

/**
 * One line of the thread list; what it says is asked from the {@link ArticleRows}.
 *
 * @param row its row there
 */
record ThreadRow(int row) {}
