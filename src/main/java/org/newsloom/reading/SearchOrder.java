package org.newsloom.reading;

/** In which order a search gives what it finds. */
public enum SearchOrder {
  NEWEST,
  /** The best first: see {@link org.newsloom.search.Relevance}. */
  RELEVANCE
}
