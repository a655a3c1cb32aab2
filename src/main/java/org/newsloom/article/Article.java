package org.newsloom.article;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An article as a person reads it: decoded, its oddities mended and listed.
 *
 * @param id the Message-ID; empty for a file that has none
 * @param subject decoded, unfolded, may be empty
 * @param authors of From; the first is shown
 * @param replyTo of Reply-To, empty where the field is absent
 * @param date when it says it was written
 * @param newsgroups where it was posted
 * @param followupTo the Followup-To value as groups; {@code poster} is told by {@link
 *     #followupToPoster}
 * @param followupToPoster whether Followup-To asks for e-mail instead of followups (RFC 5536
 *     section 3.2.6)
 * @param references its ancestors; taken from In-Reply-To where References is absent
 * @param headers all header fields in their order
 * @param text the text to show, lines ended by {@code \n}, TAB kept, flowed paragraphs joined
 * @param html the sanitised HTML where the article has nothing but HTML; empty otherwise
 * @param flowed whether the text was format=flowed (RFC 3676)
 * @param charset the Java name of the charset that the text was read with
 * @param parts the leaves of its MIME tree in their order
 * @param defects everything that was not as it should be
 */
public record Article(
    Optional<MessageId> id,
    String subject,
    List<Author> authors,
    List<Author> replyTo,
    Optional<Instant> date,
    List<Newsgroup> newsgroups,
    List<Newsgroup> followupTo,
    boolean followupToPoster,
    References references,
    List<HeaderField> headers,
    String text,
    String html,
    boolean flowed,
    String charset,
    List<Part> parts,
    List<Defect> defects) {
  /** Takes copies of the lists. */
  public Article {
    authors = List.copyOf(authors);
    replyTo = List.copyOf(replyTo);
    newsgroups = List.copyOf(newsgroups);
    followupTo = List.copyOf(followupTo);
    headers = List.copyOf(headers);
    parts = List.copyOf(parts);
    defects = List.copyOf(defects);
  }

  /** Who wrote it: the first author of From, or {@link Author#UNKNOWN}. */
  public Author from() {
    return authors.isEmpty() ? Author.UNKNOWN : authors.getFirst();
  }

  /** The decoded value of the first field of that name. */
  public Optional<String> header(String name) {
    return headers.stream().filter(field -> field.is(name)).map(HeaderField::value).findFirst();
  }
}
