package org.newsloom.post;

import java.util.ArrayList;
import java.util.List;
import org.newsloom.article.Author;
import org.newsloom.article.MessageId;
import org.newsloom.article.Subjects;
import org.newsloom.mime.HeaderEncoder;

/**
 * Looks over what is about to be posted (net-keeping rows G3, G11 to G17, and the checks that good
 * newsreaders make). Pure: it may run at each keystroke.
 */
public final class PostChecks {
  /** Octets of a From line as it goes out; INN looks for the address in the first 252. */
  private static final int MANY_FROM = 250;

  private PostChecks() {}

  /** The same where no newsgroup takes files. */
  public static List<PostCheck> of(Composition composition, KnownGroups known) {
    return of(composition, known, AttachmentRules.NOWHERE);
  }

  /** Everything there is to say, the gravest first; empty if nothing stands against sending. */
  public static List<PostCheck> of(
      Composition composition, KnownGroups known, AttachmentRules rules) {
    List<PostCheck> checks = new ArrayList<>();
    checkAuthor(composition, checks);
    if (composition.kind() == Composition.Kind.CANCEL) {
      return List.copyOf(checks); // the rest is made from the article that is withdrawn
    }
    checkSubject(composition, checks);
    if (composition.kind() == Composition.Kind.REPLY) {
      checkRecipient(composition, checks);
    } else {
      GroupChecks.add(composition, known, checks);
    }
    ExtraHeaderChecks.add(composition, checks);
    BodyChecks.add(composition, checks);
    AttachmentChecks.add(composition, rules, checks);
    checks.sort((a, b) -> a.level().compareTo(b.level()));
    return List.copyOf(checks);
  }

  /** What stands against cancelling or superseding an article of somebody else (row G13c). */
  public static PostCheck notOwn(MessageId id) {
    return PostCheck.refuse(
        "not-own",
        id + " was not posted from here: only one's own articles can be cancelled or superseded.");
  }

  /** Whether one of the checks forbids sending. */
  public static boolean isRefused(List<PostCheck> checks) {
    return checks.stream().anyMatch(check -> check.level() == PostCheck.Level.REFUSE);
  }

  private static void checkAuthor(Composition composition, List<PostCheck> checks) {
    if (composition.from().equals(Author.UNKNOWN)) {
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
      if (HeaderEncoder.authors("From", List.of(composition.from())).length() > MANY_FROM) {
        checks.add(
            PostCheck.warn(
                "long-from",
                "The author's name is so long that some servers refuse it: shorten it."));
      }
    }
    if (!composition.replyTo().isBlank()) {
      AuthorSyntax.problem(composition.replyTo())
          .ifPresent(sentence ->
              checks.add(PostCheck.refuse("bad-reply-to", "Reply-To is not valid. " + sentence)));
    }
  }

  private static void checkSubject(Composition composition, List<PostCheck> checks) {
    String subject = composition.subject();
    if (Subjects.saysNothing(subject)) {
      checks.add(
          composition.kind() == Composition.Kind.REPLY
              ? PostCheck.warn("no-subject", "The subject is empty: say what the e-mail is about.")
              : PostCheck.refuse(
                  "no-subject", "The subject is empty: say what the article is about."));
    } else if (subject.chars().anyMatch(c -> (c < 0x20 && c != '\t') || c == 0x7f)) {
      checks.add(
          PostCheck.refuse(
              "bad-subject", "The subject holds a control character or a line break."));
    } else if (subject.startsWith("cmsg ")) {
      checks.add(
          PostCheck.warn(
              "cmsg-subject",
              "Old servers take a subject that begins with “cmsg” for a command: write another."));
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
    if (composition.to().stream().allMatch(to -> to.address().isEmpty())) {
      checks.add(
          PostCheck.refuse(
              "undeliverable",
              "The author gave no e-mail address: use Followup to answer in the newsgroup."));
    }
    for (Author to : composition.to()) {
      if (to.address().isEmpty()) {
        continue;
      }
      if (to.isUndeliverable()) {
        checks.add(
            PostCheck.refuse(
                "undeliverable",
                "Mail to "
                    + to.address()
                    + " can never arrive (.invalid is reserved for addresses that do not exist):"
                    + " use Followup to answer in the newsgroup."));
      } else {
        AddressCheck.problem(to.address())
            .ifPresent(problem ->
                checks.add(
                    PostCheck.refuse(
                        "bad-to", "The recipient's address is not valid. " + problem)));
      }
    }
  }
}
