package org.newsloom.ui;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntConsumer;
import org.newsloom.article.Article;
import org.newsloom.article.MessageId;
import org.newsloom.article.Newsgroup;
import org.newsloom.article.Part;
import org.newsloom.mime.ArticleParser;
import org.newsloom.mime.SignedContent;
import org.newsloom.mime.TextStructure;
import org.newsloom.reading.ArticleSignature;
import org.newsloom.reading.ArticleState;
import org.newsloom.reading.JoinedPosts;
import org.newsloom.reading.NoticeState;
import org.newsloom.reading.ShownArticle;
import org.newsloom.settings.NocemSettings.Issuer;

/** An article for tests of the article pane: its octets, and nothing behind the pane but them. */
final class RawArticle implements ArticlePane.Actions {
  private static final ArticleParser PARSER = new ArticleParser();

  private byte[] octets = {};

  /** Posts that are being put together. */
  CompletableFuture<Optional<JoinedPosts>> joining = new CompletableFuture<>();

  /** The pictures that were opened, by their places. */
  final List<Integer> opened = new ArrayList<>();

  /** What is told of the signature, by whether the person asked for it. */
  final Map<Boolean, CompletableFuture<Optional<ArticleSignature>>> signatures = new HashMap<>();

  /** What is told of the NoCeM notice. */
  Optional<NoticeState> notice = Optional.empty();

  /** Issuers of notices that were trusted. */
  final List<Issuer> trusted = new ArrayList<>();

  /** Takes other octets, and gives the article that they are. */
  ShownArticle show(byte[] raw) {
    octets = raw.clone();
    return of(raw);
  }

  /** The article as it is handed to the pane. */
  static ShownArticle of(byte[] raw) {
    Article article = PARSER.parse(raw);
    Optional<SignedContent> signed = SignedContent.of(raw);
    return new ShownArticle(
        article.id().orElse(new MessageId("none@example.org")),
        article,
        TextStructure.of(article.text()),
        Optional.empty(),
        0,
        ArticleState.FRESH,
        Optional.empty(),
        signed.isPresent(),
        signed.map(SignedContent::part).orElse(""));
  }

  /** The same of text. */
  static ShownArticle of(String raw) {
    return of(raw.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public CompletableFuture<Optional<ArticleSignature>> signature(
      ShownArticle article, boolean wanted) {
    return signatures.computeIfAbsent(wanted, _ -> new CompletableFuture<>());
  }

  @Override
  public CompletableFuture<Optional<NoticeState>> notice(ShownArticle article) {
    return CompletableFuture.completedFuture(notice);
  }

  @Override
  public void trust(Issuer issuer, Runnable then) {
    trusted.add(issuer);
    then.run();
  }

  @Override
  public void openLink(BodyLine.Span link) {}

  @Override
  public void openId(MessageId id) {}

  @Override
  public void openGroup(Newsgroup group) {}

  @Override
  public void save(ShownArticle article, Part part) {}

  @Override
  public CompletableFuture<Optional<byte[]>> octets(ShownArticle article, Part part) {
    byte[] now = octets;
    return CompletableFuture.supplyAsync(() -> PARSER.part(now, part.path()));
  }

  @Override
  public CompletableFuture<Optional<JoinedPosts>> joined(ShownArticle article, IntConsumer done) {
    joining = new CompletableFuture<>();
    done.accept(2);
    return joining;
  }

  @Override
  public void openPictures(ShownArticle article, List<Part> pictures, int first) {
    opened.add(first);
  }

  @Override
  public void retry() {}
}
