/**
 * The query language: text to a tree of conditions, and where a text answers it. Pure functions;
 * what is found where is the business of whoever keeps an index. Every text is a query.
 */
@NullMarked
package org.newsloom.search;

import org.jspecify.annotations.NullMarked;
