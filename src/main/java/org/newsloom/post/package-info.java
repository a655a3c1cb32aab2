/**
 * Everything that leaves: new posts, followups and replies by e-mail are composed, checked, kept as
 * drafts, and sent exactly once by way of the outbox. Header values are made by types that cannot
 * hold a line break.
 */
@NullMarked
package org.newsloom.post;

import org.jspecify.annotations.NullMarked;
