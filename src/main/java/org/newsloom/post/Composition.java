package org.newsloom.post;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.newsloom.article.Author;
import org.newsloom.article.MessageId;
import org.newsloom.article.Newsgroup;
import org.newsloom.article.References;

/**
 * What a person is writing: the fields as typed and the text as seen. Nothing is checked here;
 * {@link PostChecks} does that at any time.
 *
 * @param kind which of the commands began it (net-keeping rows G2a to G2c, G13a, G13b)
 * @param from who writes; an empty address is a post without identity
 * @param newsgroups where to post, as typed, names separated by commas
 * @param followupTo the Followup-To field as typed; empty for none
 * @param to the recipients of a reply by e-mail; none otherwise
 * @param replyTo the Reply-To field as typed; empty for none
 * @param subject as typed
 * @param references the ancestors that a followup names; {@link References#NONE} for a new post
 * @param extra further header fields in their order
 * @param body the text with {@code \n} line ends, quotation and signature included
 * @param parent the article that is answered, superseded or cancelled
 * @param attachments the files that go out with it
 */
public record Composition(
    Kind kind,
    Author from,
    String newsgroups,
    String followupTo,
    List<Author> to,
    String replyTo,
    String subject,
    References references,
    List<ExtraHeader> extra,
    String body,
    Optional<MessageId> parent,
    Attachments attachments) {
  /** The commands, never mixed up with each other. */
  public enum Kind {
    /** Post to newsgroup. */
    NEW_POST,
    /** Followup to newsgroup. */
    FOLLOWUP,
    /** Reply by e-mail. */
    REPLY,
    /** An article that takes the place of an own one (RFC 5536 section 3.2.12). */
    SUPERSEDE,
    /** The wish that an own article be withdrawn (RFC 5537 section 5.3). */
    CANCEL
  }

  /**
   * A header field that has no place of its own.
   *
   * @param name such as {@code Keywords}
   * @param value as typed
   */
  public record ExtraHeader(String name, String value) {}

  /** Takes copies of the lists. */
  public Composition {
    to = List.copyOf(to);
    extra = List.copyOf(extra);
  }

  /** One without files. */
  public Composition(
      Kind kind,
      Author from,
      String newsgroups,
      String followupTo,
      List<Author> to,
      String replyTo,
      String subject,
      References references,
      List<ExtraHeader> extra,
      String body,
      Optional<MessageId> parent) {
    this(
        kind,
        from,
        newsgroups,
        followupTo,
        to,
        replyTo,
        subject,
        references,
        extra,
        body,
        parent,
        Attachments.NONE);
  }

  /** An empty new post. */
  public static Composition empty() {
    return new Composition(
        Kind.NEW_POST,
        Author.UNKNOWN,
        "",
        "",
        List.of(),
        "",
        "",
        References.NONE,
        List.of(),
        "",
        Optional.empty());
  }

  /** The groups that {@link #newsgroups} names, doubles left out. */
  public List<Newsgroup> groups() {
    return Newsgroup.parseList(newsgroups);
  }

  /** The groups that {@link #followupTo} names; empty for {@code poster}. */
  public List<Newsgroup> followupGroups() {
    return followupToPoster() ? List.of() : Newsgroup.parseList(followupTo);
  }

  /** Whether answers are asked for by e-mail (RFC 5536 section 3.2.6). */
  public boolean followupToPoster() {
    return followupTo.strip().equalsIgnoreCase("poster");
  }

  /** The recipients of a reply for a person to read. */
  public String recipients() {
    return to.stream().map(Author::toString).collect(Collectors.joining(", "));
  }

  /** Whether a reply can reach nobody (RFC 2606 section 2: {@code .invalid}). */
  public boolean isUndeliverable() {
    return to.stream().allMatch(Author::isUndeliverable);
  }

  /** The same with another author. */
  public Composition withFrom(Author other) {
    return new Composition(
        kind,
        other,
        newsgroups,
        followupTo,
        to,
        replyTo,
        subject,
        references,
        extra,
        body,
        parent,
        attachments);
  }

  /** The same with other newsgroups. */
  public Composition withNewsgroups(String other) {
    return new Composition(
        kind,
        from,
        other,
        followupTo,
        to,
        replyTo,
        subject,
        references,
        extra,
        body,
        parent,
        attachments);
  }

  /** The same with another Followup-To. */
  public Composition withFollowupTo(String other) {
    return new Composition(
        kind,
        from,
        newsgroups,
        other,
        to,
        replyTo,
        subject,
        references,
        extra,
        body,
        parent,
        attachments);
  }

  /** The same with another Reply-To. */
  public Composition withReplyTo(String other) {
    return new Composition(
        kind,
        from,
        newsgroups,
        followupTo,
        to,
        other,
        subject,
        references,
        extra,
        body,
        parent,
        attachments);
  }

  /** The same with another subject. */
  public Composition withSubject(String other) {
    return new Composition(
        kind,
        from,
        newsgroups,
        followupTo,
        to,
        replyTo,
        other,
        references,
        extra,
        body,
        parent,
        attachments);
  }

  /** The same with other further header fields. */
  public Composition withExtra(List<ExtraHeader> other) {
    return new Composition(
        kind,
        from,
        newsgroups,
        followupTo,
        to,
        replyTo,
        subject,
        references,
        other,
        body,
        parent,
        attachments);
  }

  /** The same with another text. */
  public Composition withBody(String other) {
    return new Composition(
        kind,
        from,
        newsgroups,
        followupTo,
        to,
        replyTo,
        subject,
        references,
        extra,
        other,
        parent,
        attachments);
  }

  /** The same with other files. */
  public Composition withAttachments(Attachments other) {
    return new Composition(
        kind,
        from,
        newsgroups,
        followupTo,
        to,
        replyTo,
        subject,
        references,
        extra,
        body,
        parent,
        other);
  }
}
