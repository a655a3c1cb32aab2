package org.newsloom.post;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.newsloom.article.Newsgroup;
import org.newsloom.article.Subjects;

/**
 * Looks over what is about to be posted (net-keeping rows G3, G11 to G17, and the checks that good
 * newsreaders make). Pure: it may run at each keystroke.
 */
public final class PostChecks {
  private static final int WARN_GROUPS = 5;
  private static final int REFUSE_GROUPS = 10;
  private static final int GROUPS_WITHOUT_FOLLOWUP_TO = 2;
  private static final int MAX_COLUMNS = 80;
  private static final int MAX_SIGNATURE_LINES = 4;

  /** From this many quoted lines on, twice as much quotation as own text is worth a word. */
  private static final int MANY_QUOTED = 12;

  private static final Pattern HEADER_NAME = Pattern.compile("[A-Za-z0-9][!-9;-~]{0,75}");
  private static final Pattern HTML =
      Pattern.compile(
          "\\s*<(!doctype\\s+html|html|head|body|div|p)[\\s>].*",
          Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

  /** Fields that servers write (RFC 5537 section 3.4.1) or that the program makes itself. */
  static final Set<String> NOT_BY_HAND =
      Set.of(
          "path",
          "xref",
          "injection-date",
          "injection-info",
          "nntp-posting-host",
          "nntp-posting-date",
          "x-trace",
          "x-complaints-to",
          "date-received",
          "posting-version",
          "relay-version",
          "control",
          "also-control",
          "supersedes",
          "mime-version",
          "content-type",
          "content-transfer-encoding",
          "references",
          "newsgroups",
          "followup-to",
          "subject",
          "from",
          "date",
          "message-id",
          "reply-to",
          "bytes",
          "lines");

  private PostChecks() {}

  /** Everything there is to say, the gravest first; empty if nothing stands against sending. */
  public static List<PostCheck> of(Composition composition, KnownGroups known) {
    List<PostCheck> checks = new ArrayList<>();
    checkAuthor(composition, checks);
    checkSubject(composition, checks);
    if (composition.kind() == Composition.Kind.REPLY) {
      checkRecipient(composition, checks);
    } else {
      checkNewsgroups(composition, known, checks);
      checkFollowupTo(composition, known, checks);
    }
    checkExtra(composition, checks);
    checkBody(composition, checks);
    checks.sort((a, b) -> a.level().compareTo(b.level()));
    return List.copyOf(checks);
  }

  /** Whether one of the checks forbids sending. */
  public static boolean isRefused(List<PostCheck> checks) {
    return checks.stream().anyMatch(check -> check.level() == PostCheck.Level.REFUSE);
  }

  private static void checkAuthor(Composition composition, List<PostCheck> checks) {
    if (composition.from().address().isBlank()) {
      checks.add(
          PostCheck.refuse(
              "no-identity",
              "Nobody is named as the author: set your name and address first (Settings,"
                  + " Identity)."));
    } else {
      AddressCheck.problem(composition.from().address())
          .ifPresent(problem ->
              checks.add(
                  PostCheck.refuse("bad-from", "The author's address is not valid. " + problem)));
    }
    if (!composition.replyTo().isBlank()) {
      Optional<String> problem = AddressCheck.problem(bareAddress(composition.replyTo()));
      problem.ifPresent(sentence ->
          checks.add(PostCheck.refuse("bad-reply-to", "Reply-To is not valid. " + sentence)));
    }
  }

  private static String bareAddress(String value) {
    int open = value.lastIndexOf('<');
    int close = value.lastIndexOf('>');
    return open >= 0 && close > open ? value.substring(open + 1, close).strip() : value.strip();
  }

  private static void checkSubject(Composition composition, List<PostCheck> checks) {
    String subject = composition.subject();
    if (subject.isBlank()) {
      checks.add(
          PostCheck.refuse("no-subject", "The subject is empty: say what the article is about."));
    } else if (subject.chars().anyMatch(c -> c < 0x20 || c == 0x7f)) {
      checks.add(
          PostCheck.refuse(
              "bad-subject", "The subject holds a control character or a line break."));
    } else if (composition.kind() == Composition.Kind.NEW_POST
        && composition.references().ids().isEmpty()
        && Subjects.isAnswer(subject)) {
      checks.add(
          PostCheck.warn(
              "answer-without-parent",
              "The subject begins like an answer, but the post begins a new thread: use Followup to"
                  + " answer."));
    }
  }

  private static void checkRecipient(Composition composition, List<PostCheck> checks) {
    String address = composition.to().address();
    if (composition.to().isUndeliverable()) {
      checks.add(
          PostCheck.refuse(
              "undeliverable",
              address.isEmpty()
                  ? "The author gave no e-mail address: use Followup to answer in the newsgroup."
                  : "Mail to "
                      + address
                      + " can never arrive (.invalid is reserved for addresses that do not exist):"
                      + " use Followup to answer in the newsgroup."));
    } else {
      AddressCheck.problem(address)
          .ifPresent(problem ->
              checks.add(
                  PostCheck.refuse("bad-to", "The recipient's address is not valid. " + problem)));
    }
  }

  private static void checkNewsgroups(
      Composition composition, KnownGroups known, List<PostCheck> checks) {
    List<Newsgroup> groups = composition.groups();
    if (composition.newsgroups().isBlank()) {
      checks.add(PostCheck.refuse("no-newsgroups", "No newsgroup is named: say where to post."));
      return;
    }
    checkNames(composition.newsgroups(), "bad-newsgroup", checks);
    for (Newsgroup group : groups) {
      switch (known.of(group)) {
        case READ_ONLY ->
            checks.add(
                PostCheck.refuse(
                    "read-only-group", "Nobody can post to " + group + " through this server."));
        case UNKNOWN ->
            checks.add(
                PostCheck.warn(
                    "unknown-group",
                    "This server does not carry " + group + ": is the name right?"));
        case OPEN, MODERATED -> {}
      }
      if (!group.name().equals(group.name().toLowerCase(Locale.ROOT))) {
        checks.add(
            PostCheck.warn(
                "uppercase-group",
                group + " has capital letters: newsgroup names are lower case."));
      }
    }
    checkGroupCount(groups, "newsgroups", checks);
    if (groups.size() > GROUPS_WITHOUT_FOLLOWUP_TO && composition.followupTo().isBlank()) {
      checks.add(
          PostCheck.warn(
              "crosspost-without-followup-to",
              "The post goes to "
                  + groups.size()
                  + " groups: choose one of them for the answers with Followup-To."));
    }
  }

  private static void checkGroupCount(
      List<Newsgroup> groups, String field, List<PostCheck> checks) {
    if (groups.size() >= REFUSE_GROUPS) {
      checks.add(
          PostCheck.refuse(
              "too-many-groups",
              groups.size()
                  + " "
                  + field
                  + " are too many: name fewer than "
                  + REFUSE_GROUPS
                  + "."));
    } else if (groups.size() > WARN_GROUPS) {
      checks.add(
          PostCheck.warn(
              "many-groups",
              groups.size() + " " + field + " are many: does it belong in all of them?"));
    }
  }

  private static void checkFollowupTo(
      Composition composition, KnownGroups known, List<PostCheck> checks) {
    if (composition.followupTo().isBlank() || composition.followupToPoster()) {
      return;
    }
    checkNames(composition.followupTo(), "bad-followup-to", checks);
    List<Newsgroup> groups = composition.followupGroups();
    for (Newsgroup group : groups) {
      KnownGroups.Standing standing = known.of(group);
      if (standing == KnownGroups.Standing.UNKNOWN) {
        checks.add(
            PostCheck.warn(
                "unknown-followup-to",
                "This server does not carry " + group + ", which Followup-To names."));
      } else if (standing == KnownGroups.Standing.READ_ONLY) {
        checks.add(
            PostCheck.warn(
                "read-only-followup-to",
                "Nobody can answer in " + group + ", which Followup-To names."));
      }
    }
    checkGroupCount(groups, "groups in Followup-To", checks);
  }

  private static void checkNames(String field, String code, List<PostCheck> checks) {
    for (String name : field.split("[,\\s]+", -1)) {
      if (!name.isEmpty() && Newsgroup.parse(name).isEmpty()) {
        checks.add(PostCheck.refuse(code, "“" + name + "” is not the name of a newsgroup."));
      }
    }
  }

  private static void checkExtra(Composition composition, List<PostCheck> checks) {
    Set<String> seen = new HashSet<>();
    for (Composition.ExtraHeader header : composition.extra()) {
      String name = header.name().toLowerCase(Locale.ROOT);
      if (!HEADER_NAME.matcher(header.name()).matches()) {
        checks.add(
            PostCheck.refuse(
                "bad-header",
                "“"
                    + header.name()
                    + "” cannot be the name of a header: letters, digits and - only."));
      } else if (NOT_BY_HAND.contains(name)) {
        checks.add(
            PostCheck.refuse(
                "reserved-header", header.name() + " is not written by hand: leave it out."));
      } else if (!seen.add(name)) {
        checks.add(PostCheck.refuse("doubled-header", header.name() + " is there twice."));
      } else if (name.equals("approved")) {
        checks.add(
            PostCheck.warn("approved", "Approved is for the moderators of a group: are you one?"));
      }
      if (header.value().chars().anyMatch(c -> (c < 0x20 && c != '\t') || c == 0x7f)) {
        checks.add(
            PostCheck.refuse(
                "bad-header-value", header.name() + " holds a control character or a line break."));
      }
    }
  }

  private static void checkBody(Composition composition, List<PostCheck> checks) {
    BodyCensus body = BodyCensus.of(composition.body());
    if (body.ownLines() == 0 && body.quotedLines() == 0) {
      checks.add(PostCheck.refuse("empty", "There is no text: write something first."));
    } else if (body.ownLines() == 0) {
      checks.add(
          PostCheck.refuse("all-quoted", "All of the text is quoted: add something of your own."));
    } else {
      if (body.quotedLines() >= MANY_QUOTED && body.quotedLines() > 2 * body.ownLines()) {
        checks.add(
            PostCheck.warn(
                "mostly-quoted",
                "Most of the text is quoted ("
                    + body.quotedLines()
                    + " of "
                    + (body.quotedLines() + body.ownLines())
                    + " lines): keep only what you answer."));
      }
      if (body.quotedAtEnd() && composition.parent().isPresent()) {
        checks.add(
            PostCheck.warn(
                "top-posting",
                "Your text stands above the quotation: answer below what you quote."));
      }
    }
    if (body.wideLines() > 0) {
      checks.add(
          PostCheck.warn(
              "wide-lines",
              body.wideLines()
                  + (body.wideLines() == 1 ? " line is" : " lines are")
                  + " wider than "
                  + MAX_COLUMNS
                  + " columns: rewrap the text."));
    }
    checkSignature(body, checks);
    if (HTML.matcher(composition.body()).matches()) {
      checks.add(
          PostCheck.warn("html", "The text looks like HTML: newsgroups are read as plain text."));
    }
    if (composition.body().chars().anyMatch(c -> c < 0x20 && c != '\n' && c != '\t')) {
      checks.add(PostCheck.warn("control-characters", "The text holds control characters."));
    }
  }

  private static void checkSignature(BodyCensus body, List<PostCheck> checks) {
    if (body.signatureMarks() > 1) {
      checks.add(
          PostCheck.warn(
              "two-signatures", "There is more than one signature mark (“-- ” on a line)."));
    }
    if (body.nearSignatureMark()) {
      checks.add(
          PostCheck.warn(
              "signature-mark",
              "A signature is set off by “-- ” with a blank at its end, not by “--”."));
    }
    if (body.signatureMarks() > 0 && body.signatureLines() == 0) {
      checks.add(
          PostCheck.warn(
              "empty-signature", "There is a signature mark, but no signature below it."));
    }
    if (body.signatureLines() > MAX_SIGNATURE_LINES) {
      checks.add(
          PostCheck.warn(
              "long-signature",
              "The signature has "
                  + body.signatureLines()
                  + " lines; "
                  + MAX_SIGNATURE_LINES
                  + " are the custom."));
    }
    if (body.wideSignatureLines() > 0) {
      checks.add(
          PostCheck.warn(
              "wide-signature", "The signature is wider than " + MAX_COLUMNS + " columns."));
    }
  }
}
