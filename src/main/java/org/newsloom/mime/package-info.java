/**
 * Octets to articles and back: header fields, encoded words, authors, dates, parameters, charsets,
 * bodies. Whatever an article holds, reading it yields a value and a list of {@link
 * org.newsloom.article.Defect defects}, never an exception; sizes and depths are bounded.
 */
@NullMarked
package org.newsloom.mime;

import org.jspecify.annotations.NullMarked;
