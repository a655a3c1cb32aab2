package org.newsloom.sample;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.newsloom.article.MessageId;
import org.newsloom.article.Newsgroup;
import org.newsloom.article.Xref;

/**
 * Takes posted articles (RFC 5537 section 3.5): refuses what a strict server would refuse, adds the
 * headers that an injecting agent adds, files the article.
 */
final class Injector {
  private static final Duration MAX_AHEAD = Duration.ofHours(24);
  private static final Pattern ADDRESS = Pattern.compile("[^\\s@<>]+@[^\\s@<>]+");

  /** Headers that stand in an article once at most (RFC 5536 section 3). */
  private static final List<String> SINGLE =
      List.of(
          "From",
          "Subject",
          "Newsgroups",
          "Date",
          "Message-ID",
          "References",
          "Followup-To",
          "Reply-To",
          "Sender",
          "Path",
          "Expires",
          "Approved",
          "Organization",
          "Distribution",
          "Control",
          "Supersedes",
          "Injection-Date",
          "MIME-Version",
          "Content-Type",
          "Content-Transfer-Encoding");

  private final Spool spool;
  private final PostFolder folder;
  private final Clock clock;

  Injector(Spool spool, PostFolder folder, Clock clock) {
    this.spool = spool;
    this.folder = folder;
    this.clock = clock;
  }

  /** How a post ended. */
  sealed interface Outcome {
    /** The article is filed and, where posts are kept, on disk. */
    record Accepted(MessageId id) implements Outcome {}

    /** Nothing was kept; {@code reason} is one line. */
    record Refused(String reason) implements Outcome {}
  }

  /** Checks and files one article. */
  synchronized Outcome post(Wire.Block block) {
    byte[] octets = Octets.ofLatin(block.text());
    RawHead head = RawHead.of(octets);
    return blockFault(block, head)
        .or(() -> headFault(head))
        .or(() -> groupFault(head))
        .or(() -> withdrawalFault(head))
        .<Outcome>map(Outcome.Refused::new)
        .orElseGet(() -> file(octets, head));
  }

  private Outcome file(byte[] octets, RawHead head) {
    MessageId id = head.value("Message-ID").flatMap(MessageId::parse).orElseGet(Injector::newId);
    Outcome duplicate = new Outcome.Refused("435 duplicate Message-ID " + id);
    if (spool.article(id).isPresent()) {
      return duplicate;
    }
    byte[] injected = injected(octets, head, id);
    try {
      // Kept on disk before it is told as accepted; a failure later leaves nothing half done.
      return folder
          .keep(injected, article -> spool.file(article, clock.instant(), Xref.NONE))
          .<Outcome>map(filed -> new Outcome.Accepted(filed.id()))
          .orElse(duplicate);
    } catch (IOException e) {
      return new Outcome.Refused("the article could not be kept on disk: " + e.getMessage());
    }
  }

  private byte[] injected(byte[] octets, RawHead head, MessageId id) {
    Instant now = clock.instant();
    StringBuilder lines = new StringBuilder();
    String path = head.value("Path").orElse("not-for-mail");
    lines.append("Path: ").append(Spool.HOST).append("!.POSTED!").append(path).append('\n');
    for (RawHead.Field field : head.fields()) {
      if (!field.is("Path")) {
        lines.append(field.lines());
      }
    }
    if (head.value("Message-ID").isEmpty()) {
      lines.append("Message-ID: ").append(id).append('\n');
    }
    if (head.value("Date").isEmpty()) {
      lines.append("Date: ").append(DateField.write(now)).append('\n');
    }
    if (head.value("Injection-Date").isEmpty()) {
      lines.append("Injection-Date: ").append(DateField.write(now)).append('\n');
    }
    lines.append("Injection-Info: ").append(Spool.HOST).append("; posting-host=\"localhost\"\n\n");
    byte[] newHead = Octets.ofLatin(lines.toString());
    byte[] all = new byte[newHead.length + octets.length - head.bodyStart()];
    System.arraycopy(newHead, 0, all, 0, newHead.length);
    System.arraycopy(
        octets, head.bodyStart(), all, newHead.length, octets.length - head.bodyStart());
    return all;
  }

  private static Optional<String> blockFault(Wire.Block block, RawHead head) {
    if (block.tooLarge()) {
      return Optional.of("the article is too large");
    }
    if (!block.clean()) {
      return Optional.of("a CR, a LF or a NUL stands alone in the article");
    }
    for (int i = 0; i < head.fields().size(); i++) {
      if (head.fields().get(i).name().isEmpty()) {
        return Optional.of("line " + (i + 1) + " of the head is no header field");
      }
    }
    String body = block.text().substring(head.bodyStart());
    return body.isBlank() ? Optional.of("the article has no body") : Optional.empty();
  }

  private Optional<String> headFault(RawHead head) {
    for (String name : SINGLE) {
      if (head.fields().stream().filter(field -> field.is(name)).count() > 1) {
        return Optional.of("two " + name + " headers");
      }
    }
    for (String name : List.of("From", "Newsgroups", "Subject")) {
      if (head.value(name).orElse("").isEmpty()) {
        return Optional.of("the " + name + " header is missing or empty");
      }
    }
    for (String name : List.of("Injection-Info", "Xref", "Control")) {
      boolean allowed = name.equals("Control") && Withdrawals.isCancel(head);
      if (head.value(name).isPresent() && !allowed) {
        return Optional.of("a post cannot have the header " + name + " here");
      }
    }
    if (!ADDRESS.matcher(head.value("From").orElse("")).find()) {
      return Optional.of("the From header has no address");
    }
    Optional<String> id = head.value("Message-ID");
    if (id.isPresent() && !isPostable(id.get())) {
      return Optional.of("not a Message-ID: " + id.get());
    }
    return head.value("Date").flatMap(this::dateFault);
  }

  private static boolean isPostable(String id) {
    return id.startsWith("<")
        && id.endsWith(">")
        && MessageId.parse(id).filter(MessageId::isWellFormed).isPresent();
  }

  private Optional<String> dateFault(String value) {
    Optional<Instant> date = DateField.parse(value);
    if (date.isEmpty()) {
      return Optional.of("not a date: " + value);
    }
    return date.get().isAfter(clock.instant().plus(MAX_AHEAD))
        ? Optional.of("the date is in the future: " + value)
        : Optional.empty();
  }

  /** At least one group must be here (RFC 5537 section 3.5), and each that is must take posts. */
  private Optional<String> groupFault(RawHead head) {
    List<SpoolGroup> here = new ArrayList<>();
    List<Newsgroup> named = Spool.newsgroups(head);
    for (Newsgroup name : named) {
      spool.group(name.name()).ifPresent(here::add);
    }
    if (here.isEmpty()) {
      return Optional.of("no such newsgroup: " + head.value("Newsgroups").orElse(""));
    }
    for (SpoolGroup group : here) {
      if (group.status() == SpoolGroup.Status.NO_POSTING) {
        return Optional.of("postings to " + group.wireName() + " are not allowed here");
      }
      if (group.status() == SpoolGroup.Status.MODERATED && head.value("Approved").isEmpty()) {
        return Optional.of(
            group.wireName()
                + " is moderated, and no moderator sits at this server: nothing was posted");
      }
    }
    return Optional.empty();
  }

  /** Only who wrote an article may withdraw it (RFC 8315). */
  private Optional<String> withdrawalFault(RawHead head) {
    if (Withdrawals.isCancel(head) && head.value("Supersedes").isPresent()) {
      return Optional.of("Control and Supersedes in one article");
    }
    Optional<MessageId> target = Withdrawals.target(head);
    if (Withdrawals.isCancel(head) && target.flatMap(spool::article).isEmpty()) {
      return Optional.of("what is to be cancelled is not here");
    }
    return target
        .flatMap(spool::article)
        .filter(article -> !Withdrawals.opens(head, article))
        .map(article -> "no Cancel-Key opens the lock of " + article.id());
  }

  private static MessageId newId() {
    return new MessageId(UUID.randomUUID().toString().toLowerCase(Locale.ROOT) + "@" + Spool.HOST);
  }
}
