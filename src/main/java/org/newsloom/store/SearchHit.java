package org.newsloom.store;

import org.newsloom.article.Overview;

/**
 * One article found; an article in several groups is found once.
 *
 * @param group a group that carries it
 * @param overview its header there
 * @param date seconds since 1970 that the hits are ordered by
 * @param row where the next page goes on; means nothing else
 */
public record SearchHit(GroupRef group, Overview overview, long date, long row) {}
