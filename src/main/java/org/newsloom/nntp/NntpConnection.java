package org.newsloom.nntp;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.newsloom.article.MessageId;
import org.newsloom.article.Newsgroup;

/** Placeholder of signatures; filled next. */
public final class NntpConnection implements AutoCloseable {
  private NntpConnection() {}

  public static NntpConnection open(
      ServerAddress address, Login login, Timeouts timeouts, DialogueListener listener)
      throws IOException, NntpReplyException {
    throw new UnsupportedOperationException();
  }

  public NntpReply greeting() {
    throw new UnsupportedOperationException();
  }

  public Capabilities capabilities() {
    throw new UnsupportedOperationException();
  }

  public boolean isPostingAllowed() {
    throw new UnsupportedOperationException();
  }

  public boolean isEncrypted() {
    throw new UnsupportedOperationException();
  }

  public GroupReply group(Newsgroup group) throws IOException, NntpReplyException {
    throw new UnsupportedOperationException();
  }

  public void over(NumberWindow window, OverviewSink sink) throws IOException, NntpReplyException {
    throw new UnsupportedOperationException();
  }

  public void over(List<NumberWindow> windows, OverviewSink sink)
      throws IOException, NntpReplyException {
    throw new UnsupportedOperationException();
  }

  public Optional<ArticleOctets> article(long number) throws IOException, NntpReplyException {
    throw new UnsupportedOperationException();
  }

  public Optional<ArticleOctets> article(MessageId id) throws IOException, NntpReplyException {
    throw new UnsupportedOperationException();
  }

  public Optional<ArticleOctets> head(long number) throws IOException, NntpReplyException {
    throw new UnsupportedOperationException();
  }

  public Optional<ArticleOctets> head(MessageId id) throws IOException, NntpReplyException {
    throw new UnsupportedOperationException();
  }

  public Optional<ArticleOctets> body(long number) throws IOException, NntpReplyException {
    throw new UnsupportedOperationException();
  }

  public Optional<ArticleOctets> body(MessageId id) throws IOException, NntpReplyException {
    throw new UnsupportedOperationException();
  }

  public Optional<ArticleStat> stat(long number) throws IOException, NntpReplyException {
    throw new UnsupportedOperationException();
  }

  public Optional<ArticleStat> stat(MessageId id) throws IOException, NntpReplyException {
    throw new UnsupportedOperationException();
  }

  public List<ActiveGroup> listActive() throws IOException, NntpReplyException {
    throw new UnsupportedOperationException();
  }

  public List<ActiveGroup> listActive(String wildmat) throws IOException, NntpReplyException {
    throw new UnsupportedOperationException();
  }

  public List<ActiveGroup> listCounts(String wildmat) throws IOException, NntpReplyException {
    throw new UnsupportedOperationException();
  }

  public List<GroupDescription> listNewsgroups() throws IOException, NntpReplyException {
    throw new UnsupportedOperationException();
  }

  public List<GroupDescription> listNewsgroups(String wildmat)
      throws IOException, NntpReplyException {
    throw new UnsupportedOperationException();
  }

  public List<String> listOverviewFmt() throws IOException, NntpReplyException {
    throw new UnsupportedOperationException();
  }

  public List<ActiveGroup> newGroups(Instant since) throws IOException, NntpReplyException {
    throw new UnsupportedOperationException();
  }

  public Instant date() throws IOException, NntpReplyException {
    throw new UnsupportedOperationException();
  }

  public List<HeaderLine> hdr(String field, NumberWindow window)
      throws IOException, NntpReplyException {
    throw new UnsupportedOperationException();
  }

  public List<HeaderLine> xpat(String field, NumberWindow window, String wildmat)
      throws IOException, NntpReplyException {
    throw new UnsupportedOperationException();
  }

  public NntpReply post(byte[] article) throws IOException, NntpReplyException {
    throw new UnsupportedOperationException();
  }

  public void quit() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void close() {}
}
