package org.newsloom.reading;

/**
 * How many articles of a newsgroup can be read without the network.
 *
 * @param here articles whose texts are here
 * @param articles articles whose headers are here
 */
public record TextCounts(long here, long articles) {}
