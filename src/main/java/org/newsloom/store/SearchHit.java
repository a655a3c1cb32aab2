package org.newsloom.store;

import org.newsloom.article.Overview;

/**
 * One article found; an article in several groups is found once.
 *
 * @param group a group that carries it
 * @param overview its header there
 * @param date what the hits are ordered by, see {@link org.newsloom.article.DateCode}
 * @param row where the next page goes on; means nothing else
 */
public record SearchHit(GroupRef group, Overview overview, int date, long row) {}
