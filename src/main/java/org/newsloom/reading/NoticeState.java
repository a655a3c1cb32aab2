package org.newsloom.reading;

import java.util.List;
import java.util.Optional;
import org.newsloom.article.Counted;
import org.newsloom.article.MessageId;
import org.newsloom.mime.NocemNotice;
import org.newsloom.pgp.Verdict;
import org.newsloom.pgp.Verdict.Trust;
import org.newsloom.settings.NocemSettings;
import org.newsloom.settings.NocemSettings.Issuer;

/**
 * What a person is told of a NoCeM notice.
 *
 * @param article that it stands in
 * @param counts whether it hides or shows articles
 * @param sentence one line
 * @param offer who would have to be trusted for it to count, with the type of the notice; empty
 *     where it counts, or where that would not help
 */
public record NoticeState(
    MessageId article, boolean counts, String sentence, Optional<Issuer> offer) {
  private static final String NO_EFFECT = " It has no effect.";

  static NoticeState unsigned(MessageId article) {
    return without(article, "NoCeM notice without a signature.");
  }

  static NoticeState unreadable(MessageId article, String why) {
    return without(article, "NoCeM notice that is not understood: " + why + ".");
  }

  static NoticeState elsewhere(MessageId article, List<String> newsgroups) {
    return without(article, "NoCeM notice outside of " + String.join(", ", newsgroups) + ".");
  }

  /** Of one whose signature does not do; empty where it does. */
  static Optional<NoticeState> refused(MessageId article, Verdict verdict) {
    return switch (verdict.standing()) {
      case GOOD ->
          verdict.trust() == Trust.NEVER
              ? refused(article, "NoCeM notice signed by a key that you said not to trust.")
              : verdict.key().length() < 40
                  ? refused(article, "NoCeM notice; GnuPG does not tell the whole key.")
                  : Optional.empty();
      case BAD -> refused(article, "Forged NoCeM notice, or changed on the way: bad signature.");
      case EXPIRED -> refused(article, "NoCeM notice whose signature has expired.");
      case KEY_EXPIRED -> refused(article, "NoCeM notice signed by a key that has expired.");
      case KEY_REVOKED -> refused(article, "NoCeM notice signed by a key that was withdrawn.");
      case KEY_NOT_HERE ->
          refused(
              article,
              "NoCeM notice signed by a key that is not here: 0x"
                  + verdict.key()
                  + ". GnuPG can import it.");
      case UNREADABLE -> refused(article, "NoCeM notice; GnuPG cannot read the signature.");
      case TOO_LARGE -> refused(article, "NoCeM notice that is too large to be checked.");
      case NO_ANSWER -> refused(article, "NoCeM notice; GnuPG did not answer.");
      case NOT_INSTALLED -> refused(article, "NoCeM notice; GnuPG is not installed.");
    };
  }

  private static Optional<NoticeState> refused(MessageId article, String sentence) {
    return Optional.of(without(article, sentence));
  }

  private static NoticeState without(MessageId article, String sentence) {
    return new NoticeState(article, false, sentence + NO_EFFECT, Optional.empty());
  }

  /**
   * Of one whose signature fits.
   *
   * @param key the fingerprint of its key
   * @param signer the name on that key
   */
  static NoticeState of(
      MessageId article, NocemNotice notice, String key, String signer, NocemSettings settings) {
    Optional<Issuer> issuer =
        settings.issuers().stream().filter(one -> one.key().equals(key)).findFirst();
    String what =
        "NoCeM notice of type “"
            + ArticleSignature.bounded(notice.type())
            + "” by "
            + issuer.map(Issuer::name).filter(name -> !name.isBlank()).orElse(signer)
            + ", listing "
            + Counted.of(notice.ids().size(), "article");
    if (settings.on() && issuer.filter(one -> one.accepts(notice.type())).isPresent()) {
      return new NoticeState(
          article,
          true,
          what + (notice.hides() ? ": they are hidden." : ": this issuer no longer hides them."),
          Optional.empty());
    }
    if (issuer.filter(one -> !one.on()).isPresent()) {
      return without(article, what + "; this issuer is switched off.");
    }
    Optional<Issuer> trusted = issuer.filter(one -> one.accepts(notice.type()));
    String why =
        trusted.isPresent()
            ? "; NoCeM is switched off."
            : issuer.isPresent()
                ? "; you chose other types of this issuer."
                : "; you did not choose this issuer.";
    return new NoticeState(
        article,
        false,
        what + why + NO_EFFECT,
        Optional.of(
            trusted.orElseGet(() ->
                issuer
                    .orElseGet(() -> new Issuer(key, signer, List.of(), true))
                    .plus(notice.type()))));
  }
}
