package org.newsloom.nntp;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.newsloom.article.MessageId;
import org.newsloom.article.Newsgroup;

/**
 * One connection to a news server, its commands as typed calls named by their verbs. All calls
 * block; a connection serves one thread at a time, and only {@link #close} may come from another
 * one, to cancel what is under way.
 *
 * <p>A server that wants a login (480 and its likes) gets one, and the command is sent once more.
 * {@link IOException} always means that the connection is of no more use; after an {@link
 * NntpReplyException} it is, but after a {@link ServerBusyException}.
 *
 * <p>Longer than the house's mark for a class: it has a method for every verb and little else. What
 * lies behind them is in {@link Session}, {@link OverviewCommands}, {@link HeaderCommands} and
 * {@link ArticleCommands}.
 */
public final class NntpConnection implements AutoCloseable {
  /** Largest article, head or body that is taken in, in octets. */
  public static final int MAX_ARTICLE = 64 * 1024 * 1024;

  private static final DateTimeFormatter NEWGROUPS_TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter DATE_TIME =
      DateTimeFormatter.ofPattern("uuuuMMddHHmmss", Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  private final NntpLink link;
  private final Session session;
  private final OverviewCommands overviews;
  private final ArticleCommands articles;
  private final HeaderCommands headers;

  private NntpConnection(NntpLink link, Login login) {
    this.link = link;
    session = new Session(link, login);
    overviews = new OverviewCommands(session);
    articles = new ArticleCommands(session);
    headers = new HeaderCommands(session);
  }

  /**
   * Connects: greeting, TLS as the address says, CAPABILITIES, MODE READER where it may be needed.
   *
   * @throws java.net.UnknownHostException where no such host is known
   * @throws java.net.ConnectException where nobody listens
   * @throws javax.net.ssl.SSLException where the certificate is not to be trusted; its {@link
   *     java.security.cert.CertificateException} is among the causes
   * @throws ServerBusyException where the server has no place for one more
   */
  public static NntpConnection open(
      ServerAddress address, Login login, Timeouts timeouts, DialogueListener listener)
      throws IOException, NntpReplyException {
    NntpLink link = NntpLink.open(address, timeouts, listener);
    NntpConnection connection = new NntpConnection(link, login);
    boolean ready = false;
    try {
      connection.session.begin(address);
      ready = true;
      return connection;
    } finally {
      if (!ready) {
        link.abort();
      }
    }
  }

  /** The server's first line. */
  public NntpReply greeting() {
    return link.greeting();
  }

  /** What the server said last that it can do. */
  public Capabilities capabilities() {
    return session.capabilities();
  }

  /** Whether the server said last that it takes posts; it may change its mind after a login. */
  public boolean isPostingAllowed() {
    return session.isPostingAllowed();
  }

  /** Whether both ways are compressed (RFC 8054). */
  public boolean isCompressed() {
    return link.isCompressed();
  }

  /** Compresses from now on where the server offers it, whether it pays or not. */
  void compress() throws IOException, NntpReplyException {
    session.compress();
  }

  /** Whether all that is said goes through TLS. */
  public boolean isEncrypted() {
    return link.isEncrypted();
  }

  /** The version of TLS, such as {@code TLSv1.3}; empty where the link is not encrypted. */
  public String tlsVersion() {
    return link.tlsVersion();
  }

  /** The server's own certificate; empty where the link is not encrypted. */
  public Optional<X509Certificate> certificate() {
    return link.certificate();
  }

  /** Whether the connection has not been closed from this side; the server may have gone. */
  public boolean isOpen() {
    return link.isOpen();
  }

  /** How many replies came so far; for a pool that asks whether a link was dead from the start. */
  int replies() {
    return link.replies();
  }

  /**
   * Selects a newsgroup (RFC 3977 section 6.1.1).
   *
   * @throws NoSuchNewsgroupException where the server does not carry it
   */
  public GroupReply group(Newsgroup group) throws IOException, NntpReplyException {
    return session.group(group);
  }

  /** Selects a newsgroup where it is not the selected one of this connection already. */
  public void select(Newsgroup group) throws IOException, NntpReplyException {
    if (!session.isSelected(group)) {
      session.group(group);
    }
  }

  /** Overview lines of one window of the selected group. */
  public void over(NumberWindow window, OverviewSink sink) throws IOException, NntpReplyException {
    over(List.of(window), sink);
  }

  /**
   * Overview lines of the selected group, in windows that are asked one ahead of the other (RFC
   * 3977 sections 3.5 and 8.3). Where the server has no OVER, by XOVER or by HEAD.
   */
  public void over(List<NumberWindow> windows, OverviewSink sink)
      throws IOException, NntpReplyException {
    overviews.over(windows, sink);
  }

  /** A whole article of the selected group; empty where it is not there (423). */
  public Optional<ArticleOctets> article(long number) throws IOException, NntpReplyException {
    return articles.retrieve("ARTICLE", 220, number);
  }

  /** A whole article; empty where the server does not have it (430). */
  public Optional<ArticleOctets> article(MessageId id) throws IOException, NntpReplyException {
    return articles.retrieve("ARTICLE", 220, id);
  }

  /**
   * Whole articles, asked one ahead of the other (RFC 3977 section 3.5), so that the delay of the
   * link is paid once and not for each. It is long even on a fast link: a server that writes the
   * reply and the article in two pieces waits for the first to be acknowledged, and INN does.
   *
   * @param sink told of each article that came and of each that is not there (430), in order
   * @return those that were refused in another way, to be asked for one by one
   */
  public List<MessageId> articles(List<MessageId> ids, ArticleSink sink)
      throws IOException, NntpReplyException {
    return articles.articles(ids, sink);
  }

  /** The head of an article of the selected group, without the empty line after it. */
  public Optional<ArticleOctets> head(long number) throws IOException, NntpReplyException {
    return articles.retrieve("HEAD", 221, number);
  }

  /** The head of an article, without the empty line after it. */
  public Optional<ArticleOctets> head(MessageId id) throws IOException, NntpReplyException {
    return articles.retrieve("HEAD", 221, id);
  }

  /** The body of an article of the selected group. */
  public Optional<ArticleOctets> body(long number) throws IOException, NntpReplyException {
    return articles.retrieve("BODY", 222, number);
  }

  /** The body of an article. */
  public Optional<ArticleOctets> body(MessageId id) throws IOException, NntpReplyException {
    return articles.retrieve("BODY", 222, id);
  }

  /** Asks whether the selected group has an article. */
  public Optional<ArticleStat> stat(long number) throws IOException, NntpReplyException {
    return articles.stat(number);
  }

  /** Asks whether the server has an article. */
  public Optional<ArticleStat> stat(MessageId id) throws IOException, NntpReplyException {
    return articles.stat(id);
  }

  /** All newsgroups of the server. */
  public List<ActiveGroup> listActive() throws IOException, NntpReplyException {
    return session.list("LIST", ListLines::active, 215);
  }

  /** The newsgroups whose names fit a wildmat (RFC 3977 section 4). */
  public List<ActiveGroup> listActive(String wildmat) throws IOException, NntpReplyException {
    return session.list(CommandLine.of("LIST ACTIVE", wildmat), ListLines::active, 215);
  }

  /** All newsgroups with estimated counts; to be asked where it is advertised. */
  public List<ActiveGroup> listCounts() throws IOException, NntpReplyException {
    return session.list("LIST COUNTS", ListLines::counts, 215);
  }

  /** The newsgroups that the server recommends to newcomers (RFC 6048 section 2.6). */
  public List<Newsgroup> listSubscriptions() throws IOException, NntpReplyException {
    return session.list("LIST SUBSCRIPTIONS", line -> Newsgroup.parse(WireText.decode(line)), 215);
  }

  /** What the server lets stand in the field Distribution (RFC 6048 section 2.3). */
  public List<Distribution> listDistributions() throws IOException, NntpReplyException {
    return session.list("LIST DISTRIBUTIONS", ListLines::distribution, 215);
  }

  /** Which distribution becomes which newsgroups (RFC 3977 section 7.6.5). */
  public List<DistributionPattern> listDistribPats() throws IOException, NntpReplyException {
    return session.list("LIST DISTRIB.PATS", ListLines::distributionPattern, 215);
  }

  /** Where articles for moderated newsgroups are sent (RFC 6048 section 2.4). */
  public List<ModeratorAddress> listModerators() throws IOException, NntpReplyException {
    return session.list("LIST MODERATORS", ListLines::moderator, 215);
  }

  /** The server's message of the day, line by line (RFC 6048 section 2.5). */
  public List<String> listMotd() throws IOException, NntpReplyException {
    List<String> lines = session.list("LIST MOTD", Optional::of, 215);
    // Some servers answer every LIST with their newsgroups.
    return lines.stream().allMatch(line -> ListLines.active(line).isPresent())
        ? List.of()
        : lines.stream().map(WireText::decode).toList();
  }

  /** Newsgroups with estimated counts; to be asked where {@code LIST COUNTS} is advertised. */
  public List<ActiveGroup> listCounts(String wildmat) throws IOException, NntpReplyException {
    return session.list(CommandLine.of("LIST COUNTS", wildmat), ListLines::counts, 215);
  }

  /** What all newsgroups are about. */
  public List<GroupDescription> listNewsgroups() throws IOException, NntpReplyException {
    return session.list("LIST NEWSGROUPS", ListLines::description, 215);
  }

  /** What the newsgroups are about whose names fit a wildmat. */
  public List<GroupDescription> listNewsgroups(String wildmat)
      throws IOException, NntpReplyException {
    return session.list(CommandLine.of("LIST NEWSGROUPS", wildmat), ListLines::description, 215);
  }

  /** The columns of overview lines after the number, as the server names them. */
  public List<String> listOverviewFmt() throws IOException, NntpReplyException {
    return session.list("LIST OVERVIEW.FMT", ListLines::column, 215);
  }

  /** Newsgroups that the server made since then (RFC 3977 section 7.3). */
  public List<ActiveGroup> newGroups(Instant since) throws IOException, NntpReplyException {
    return session.list(
        CommandLine.withRest("NEWGROUPS", NEWGROUPS_TIME.format(since) + " GMT"),
        ListLines::active,
        231);
  }

  /** The server's clock (RFC 3977 section 7.1). */
  public Instant date() throws IOException, NntpReplyException {
    NntpReply reply = session.require(session.command("DATE"), 111);
    try {
      // Some servers put words behind it.
      return LocalDateTime.parse(reply.text().split("\\s", 2)[0], DATE_TIME)
          .toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      throw link.outOfStep("a date that is none: " + reply);
    }
  }

  /**
   * One header field of the articles of a window, by HDR (RFC 3977 section 8.5) or XHDR (RFC 2980
   * section 2.6), whichever the server turns out to know.
   *
   * @param field its name without a colon
   * @throws UnsupportedCommandException where it knows neither, or not for this field
   */
  public List<HeaderLine> hdr(String field, NumberWindow window)
      throws IOException, NntpReplyException {
    return headers.hdr(field, window);
  }

  /**
   * The articles of a window whose raw header field fits a pattern (RFC 2980 section 2.9).
   *
   * @param pattern without blanks, such as {@link XpatPattern} makes
   * @throws UnsupportedCommandException where the server does not know it, or not for this field
   */
  public List<HeaderLine> xpat(String field, NumberWindow window, String pattern)
      throws IOException, NntpReplyException {
    return headers.xpat(field, window, pattern);
  }

  /**
   * Posts an article (RFC 3977 section 6.3.1); line ends and dots are seen to here.
   *
   * @return what the server said when it took it (240)
   * @throws PostingRefusedException where the server does not take it: nothing was posted
   * @throws ServerBusyException where it does not take it now: nothing was posted
   * @throws PostOutcomeUnknownException where the link was lost after the article's first octet
   */
  public NntpReply post(byte[] article) throws IOException, NntpReplyException {
    byte[] octets = OutgoingArticle.octets(article);
    NntpReply reply = session.command("POST");
    // Some servers refuse to guests what they allow to whom they know, and say 440 and not 480.
    if (reply.code() == 440 && session.mayLogIn()) {
      session.logIn(reply);
      reply = session.command("POST");
    }
    session.require(reply, 340);
    NntpReply outcome;
    try {
      link.sendOctets(octets);
      outcome = link.reply();
    } catch (IOException e) {
      throw new PostOutcomeUnknownException(
          "the link was lost while the article went out: " + e.getMessage(), e);
    }
    if (outcome.code() == 240) {
      session.postingWorks();
      return outcome;
    }
    if (outcome.code() < 400 || Replies.saysFarewell(outcome)) {
      link.abort();
      throw new PostOutcomeUnknownException("the server answered the article with " + outcome);
    }
    if (Replies.wantsLogin(outcome) && session.mayLogIn()) {
      // It was not taken: who asks for a login now should have asked for it before.
      session.logIn(outcome);
      return post(article);
    }
    if (Replies.refusal(outcome) instanceof ServerBusyException busy) {
      link.abort();
      throw busy;
    }
    throw new PostingRefusedException(outcome);
  }

  /** Takes leave and closes; whatever goes wrong in it is of no interest any more. */
  public void quit() {
    try {
      if (link.isOpen()) {
        link.hurry();
        link.ask("QUIT");
      }
    } catch (IOException _) {
      // It is closed all the same.
    } finally {
      link.abort();
    }
  }

  /** Closes the socket at once, from whatever thread: the one that waits gets an IOException. */
  @Override
  public void close() {
    link.abort();
  }

  /**
   * Logs in now, where there are credentials, and not only at the first command that wants it: so a
   * trial of a server tells whether they are right.
   */
  public void logIn() throws IOException, NntpReplyException {
    if (session.mayLogIn()) {
      session.logIn(greeting());
    }
  }
}
