package org.newsloom.reading;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.newsloom.article.MessageId;
import org.newsloom.mime.ArticleParser;
import org.newsloom.mime.SignedContent;
import org.newsloom.pgp.Gnupg;
import org.newsloom.sync.BodyFetch;
import org.newsloom.sync.ServerProblemException;
import org.newsloom.task.Jobs;

/** Has the signatures of articles checked by the person's GnuPG. */
public final class SignatureCheck {
  private final BodyFetch bodies;
  private final ArticleParser parser;
  private final Gnupg gnupg;
  private final BooleanSupplier byItself;
  private final Jobs jobs;

  /**
   * Checks by that program.
   *
   * @param byItself whether signatures are checked without being asked for
   */
  public SignatureCheck(
      BodyFetch bodies, ArticleParser parser, Gnupg gnupg, BooleanSupplier byItself, Jobs jobs) {
    this.bodies = bodies;
    this.parser = parser;
    this.gnupg = gnupg;
    this.byItself = byItself;
    this.jobs = jobs;
  }

  /** What there is to tell of an article that is opened; empty where it is not signed. */
  public CompletableFuture<Optional<ArticleSignature>> whenOpened(MessageId id) {
    return jobs.submit("signature of " + id, () -> signature(id, byItself.getAsBoolean()));
  }

  /** Whether the signature fits; empty where the article is not signed. */
  public CompletableFuture<Optional<ArticleSignature>> check(MessageId id) {
    return jobs.submit("signature of " + id, () -> signature(id, true));
  }

  private Optional<ArticleSignature> signature(MessageId id, boolean check)
      throws IOException, InterruptedException, ServerProblemException {
    Optional<byte[]> octets = Futures.joined(bodies.octets(id));
    Optional<SignedContent> signed = octets.flatMap(SignedContent::of);
    if (signed.isEmpty() || !check) {
      return signed.map(_ -> ArticleSignature.UNCHECKED);
    }
    var from = parser.parse(octets.orElseThrow()).from();
    return Optional.of(
        ArticleSignature.of(
            gnupg.verify(signed.get().octets(), signed.get().signature(), from.address()),
            from,
            signed.get().isWhole()));
  }
}
