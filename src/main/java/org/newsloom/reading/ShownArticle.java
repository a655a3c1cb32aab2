package org.newsloom.reading;

import java.util.Optional;
import org.newsloom.article.Article;
import org.newsloom.article.MessageId;
import org.newsloom.article.TextOutline;
import org.newsloom.sync.ServerGroup;

/**
 * An article ready to be shown.
 *
 * @param id its Message-ID
 * @param article decoded
 * @param outline its text line by line
 * @param group the group it was opened in; empty where it was asked by its id alone and no group
 *     here has it
 * @param number its number there; 0 where there is no group
 * @param state what the user did with it, before it was opened
 * @param withdrawn whether another article asks for it to go; what its author asks for goes first
 * @param isSigned whether it has a signature; {@link SignatureCheck} tells whether that fits
 * @param signaturePart the path of the part that is this signature and nothing else; empty where
 *     none is
 */
public record ShownArticle(
    MessageId id,
    Article article,
    TextOutline outline,
    Optional<ServerGroup> group,
    long number,
    ArticleState state,
    Optional<Withdrawn> withdrawn,
    boolean isSigned,
    String signaturePart) {
  /** The same with another mark of those who ask for it to go. */
  public ShownArticle with(Optional<Withdrawn> other) {
    return new ShownArticle(
        id, article, outline, group, number, state, other, isSigned, signaturePart);
  }
}
