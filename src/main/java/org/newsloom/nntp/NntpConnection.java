package org.newsloom.nntp;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
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
 * <p>Longer than the house's mark for a class: it has a method for every verb and little else.
 */
public final class NntpConnection implements AutoCloseable {
  /** Largest article, head or body that is taken in, in octets. */
  public static final int MAX_ARTICLE = 64 * 1024 * 1024;

  private static final int MAX_LIST = 48 * 1024 * 1024;
  private static final int MAX_CAPABILITIES = 64 * 1024;

  /**
   * Windows, articles or heads on their way at once: enough to hide the distance, few enough to
   * cancel.
   */
  private static final int WINDOWS_IN_FLIGHT = 2;

  private static final int ARTICLES_IN_FLIGHT = 8;
  private static final int HEADS_IN_FLIGHT = 16;
  private static final DateTimeFormatter NEWGROUPS_TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter DATE_TIME =
      DateTimeFormatter.ofPattern("uuuuMMddHHmmss", Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  /** How overview lines are asked for; the next one is tried where one is not supported. */
  private enum OverviewCommand {
    OVER,
    XOVER,
    HEAD
  }

  private final NntpLink link;
  private final Login login;
  private Capabilities capabilities = Capabilities.UNKNOWN;
  private boolean postingAllowed;
  private boolean loggedIn;
  private @Nullable Newsgroup selected;
  private @Nullable OverviewCommand overviewCommand;
  private @Nullable List<String> overviewFormat;
  private boolean overviewProven;

  private NntpConnection(NntpLink link, Login login) {
    this.link = link;
    this.login = login;
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
      connection.begin(address);
      ready = true;
      return connection;
    } finally {
      if (!ready) {
        link.abort();
      }
    }
  }

  private void begin(ServerAddress address) throws IOException, NntpReplyException {
    NntpReply greeting = link.greeting();
    require(greeting, 200, 201);
    postingAllowed = greeting.code() == 200;
    if (address.security() == Security.STARTTLS) {
      startTls();
    }
    askCapabilities();
    if (!capabilities.isKnown() || capabilities.has("MODE-READER")) {
      modeReader();
    }
  }

  private void startTls() throws IOException {
    NntpReply reply = link.ask("STARTTLS");
    if (reply.code() != 382) {
      link.abort();
      throw new TlsUnavailableException("The server refuses STARTTLS: " + reply);
    }
    link.startTls();
  }

  private void askCapabilities() throws IOException, NntpReplyException {
    NntpReply reply = commandOfGuest("CAPABILITIES");
    capabilities =
        reply.code() == 101 ? Capabilities.of(lines(MAX_CAPABILITIES)) : Capabilities.UNKNOWN;
    if (reply.code() != 101 && reply.code() < 400) {
      throw link.outOfStep("an answer to another question: " + reply);
    }
    if (capabilities.has("READER")) {
      postingAllowed = capabilities.has("POST");
    }
  }

  private void modeReader() throws IOException, NntpReplyException {
    NntpReply reply = commandOfGuest("MODE READER");
    switch (reply.code()) {
      case 200 -> postingAllowed = true;
      case 201 -> postingAllowed = false;
      default -> {
        // 500, 501, 480: servers that need no switching say so in many ways.
        if (reply.code() < 400) {
          throw link.outOfStep("an answer to another question: " + reply);
        }
        if (Replies.refusal(reply) instanceof ServerBusyException busy) {
          throw busy;
        }
      }
    }
    if (capabilities.isKnown() && reply.code() < 300) {
      askCapabilities();
    }
  }

  /** Commands of the beginning: who has no credentials goes on without an answer. */
  private NntpReply commandOfGuest(String line) throws IOException, NntpReplyException {
    return login.credentials().isPresent() ? command(line) : link.ask(line);
  }

  /** The server's first line. */
  public NntpReply greeting() {
    return link.greeting();
  }

  /** What the server said last that it can do. */
  public Capabilities capabilities() {
    return capabilities;
  }

  /** Whether the server said last that it takes posts; it may change its mind after a login. */
  public boolean isPostingAllowed() {
    return postingAllowed;
  }

  /** Whether all that is said goes through TLS. */
  public boolean isEncrypted() {
    return link.isEncrypted();
  }

  /** The version of TLS, such as {@code TLSv1.3}; empty where the link is not encrypted. */
  public String tlsVersion() {
    return link.tlsVersion();
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
    if (!CommandLine.fits(group)) {
      throw new NoSuchNewsgroupException(new NntpReply(501, "name too long for a command"));
    }
    NntpReply reply = require(command(CommandLine.of("GROUP", group.name())), 211);
    String[] words = reply.text().split("\\s+", -1);
    long[] marks = new long[3];
    for (int i = 0; i < marks.length; i++) {
      var mark = i < words.length ? ListLines.number(words[i]) : java.util.OptionalLong.empty();
      if (mark.isEmpty()) {
        throw link.outOfStep("a group without its numbers: " + reply);
      }
      marks[i] = mark.getAsLong();
    }
    selected = group;
    overviewProven = false;
    return new GroupReply(group, marks[0], marks[1], marks[2]);
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
    OverviewCommand command = overviewCommand();
    if (command != OverviewCommand.HEAD) {
      List<NumberWindow> left = overByLines(command, windows, sink);
      if (left.isEmpty()) {
        return;
      }
      overviewCommand =
          command == OverviewCommand.OVER ? OverviewCommand.XOVER : OverviewCommand.HEAD;
      over(left, sink);
      return;
    }
    for (NumberWindow window : windows) {
      overByHeads(window, sink);
    }
  }

  private OverviewCommand overviewCommand() throws IOException, NntpReplyException {
    if (overviewCommand == null) {
      boolean over = capabilities.has("OVER");
      overviewCommand = over ? OverviewCommand.OVER : OverviewCommand.XOVER;
      // Only who offers OVER, or says so, must know the format; others may stumble over it.
      if (over || capabilities.has("LIST", "OVERVIEW.FMT")) {
        try {
          overviewFormat = listOverviewFmt();
        } catch (NntpReplyException e) {
          if (e instanceof ServerBusyException) {
            throw e;
          }
          overviewFormat = List.of();
        }
      }
    }
    return overviewCommand;
  }

  /** Returns the windows that are left where the server turns out not to know the command. */
  private List<NumberWindow> overByLines(
      OverviewCommand command, List<NumberWindow> windows, OverviewSink sink)
      throws IOException, NntpReplyException {
    int xref = overviewFormat == null ? -1 : OverviewRows.xrefColumn(overviewFormat);
    OverviewRows rows = new OverviewRows(sink, xref);
    Deque<NumberWindow> waiting = new ArrayDeque<>(windows);
    Deque<NumberWindow> inFlight = new ArrayDeque<>();
    while (!waiting.isEmpty() || !inFlight.isEmpty()) {
      if (!overviewProven && inFlight.isEmpty()) {
        // The first one goes alone: with it are settled the login, the group and the command.
        NumberWindow first = waiting.getFirst();
        NntpReply reply = commandInGroup(command + " " + first);
        if (Replies.saysUnsupported(reply)) {
          return List.copyOf(waiting);
        }
        waiting.removeFirst();
        overviewAnswer(reply, first, rows, sink);
        overviewProven = true;
        continue;
      }
      while (inFlight.size() < WINDOWS_IN_FLIGHT && !waiting.isEmpty()) {
        NumberWindow next = waiting.removeFirst();
        link.send(command + " " + next);
        inFlight.addLast(next);
      }
      NumberWindow oldest = inFlight.removeFirst();
      NntpReply reply = link.reply();
      if (reply.code() == 480 || reply.code() == 412) {
        // The server forgot who we are or where: what is in flight is refused for the same reason.
        waiting.addFirst(oldest);
        overviewProven = false;
        while (!inFlight.isEmpty()) {
          NumberWindow other = inFlight.removeFirst();
          NntpReply otherReply = link.reply();
          if (otherReply.code() == reply.code()) {
            waiting.addLast(other);
          } else {
            overviewAnswer(otherReply, other, rows, sink);
          }
        }
        continue;
      }
      try {
        overviewAnswer(reply, oldest, rows, sink);
      } catch (NntpReplyException e) {
        if (!inFlight.isEmpty()) {
          link.abort();
        }
        throw e;
      }
    }
    return List.of();
  }

  private void overviewAnswer(
      NntpReply reply, NumberWindow window, OverviewRows rows, OverviewSink sink)
      throws IOException, NntpReplyException {
    if (!Replies.saysAbsent(reply)) {
      require(reply, 224);
      readingBlock(() -> {
        rows.readBlock(link.wire(), window);
        return window;
      });
    }
    sink.done(window);
  }

  private void overByHeads(NumberWindow window, OverviewSink sink)
      throws IOException, NntpReplyException {
    OverviewRows rows = new OverviewRows(sink, -1);
    long first = window.low();
    headAnswer(commandInGroup("HEAD " + first), first, window, rows);
    long asked = first;
    long answered = first;
    while (answered < window.high()) {
      while (asked < window.high() && asked - answered < HEADS_IN_FLIGHT) {
        link.send("HEAD " + ++asked);
      }
      answered++;
      try {
        headAnswer(link.reply(), answered, window, rows);
      } catch (NntpReplyException e) {
        if (answered < asked) {
          link.abort();
        }
        throw e;
      }
    }
    rows.giveOut();
    sink.done(window);
  }

  private void headAnswer(NntpReply reply, long number, NumberWindow window, OverviewRows rows)
      throws IOException, NntpReplyException {
    if (Replies.saysAbsent(reply)) {
      return;
    }
    require(reply, 221);
    byte[] head = readingBlock(() -> link.wire().readBlock(MAX_ARTICLE));
    byte[] line = new HeadFields(head).overviewLine(number).getBytes(StandardCharsets.ISO_8859_1);
    rows.line(line, 0, line.length, window);
  }

  /** A whole article of the selected group; empty where it is not there (423). */
  public Optional<ArticleOctets> article(long number) throws IOException, NntpReplyException {
    return retrieve("ARTICLE", 220, number);
  }

  /** A whole article; empty where the server does not have it (430). */
  public Optional<ArticleOctets> article(MessageId id) throws IOException, NntpReplyException {
    return retrieve("ARTICLE", 220, id);
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
    List<MessageId> refused = new ArrayList<>();
    Deque<MessageId> inFlight = new ArrayDeque<>();
    int asked = 0;
    while (asked < ids.size() || !inFlight.isEmpty()) {
      if (asked < ids.size() && inFlight.size() < ARTICLES_IN_FLIGHT) {
        MessageId next = ids.get(asked++);
        if (CommandLine.fits(next)) {
          link.send(CommandLine.of("ARTICLE", next));
          inFlight.addLast(next);
        } else {
          refused.add(next);
        }
        continue;
      }
      MessageId oldest = inFlight.removeFirst();
      NntpReply reply = link.reply();
      if (reply.code() == 220 || Replies.saysAbsent(reply)) {
        sink.answered(oldest, taken(reply, 220, oldest));
      } else if (reply.code() == 400) {
        link.abort();
        require(reply, 220);
      } else {
        refused.add(oldest);
      }
    }
    return List.copyOf(refused);
  }

  /** The head of an article of the selected group, without the empty line after it. */
  public Optional<ArticleOctets> head(long number) throws IOException, NntpReplyException {
    return retrieve("HEAD", 221, number);
  }

  /** The head of an article, without the empty line after it. */
  public Optional<ArticleOctets> head(MessageId id) throws IOException, NntpReplyException {
    return retrieve("HEAD", 221, id);
  }

  /** The body of an article of the selected group. */
  public Optional<ArticleOctets> body(long number) throws IOException, NntpReplyException {
    return retrieve("BODY", 222, number);
  }

  /** The body of an article. */
  public Optional<ArticleOctets> body(MessageId id) throws IOException, NntpReplyException {
    return retrieve("BODY", 222, id);
  }

  /** Asks whether the selected group has an article. */
  public Optional<ArticleStat> stat(long number) throws IOException, NntpReplyException {
    NntpReply reply = commandInGroup("STAT " + number);
    return Replies.saysAbsent(reply)
        ? Optional.empty()
        : Optional.of(named(require(reply, 223), number));
  }

  /** Asks whether the server has an article. */
  public Optional<ArticleStat> stat(MessageId id) throws IOException, NntpReplyException {
    if (!CommandLine.fits(id)) {
      return Optional.empty();
    }
    NntpReply reply = command(CommandLine.of("STAT", id));
    return Replies.saysAbsent(reply)
        ? Optional.empty()
        : Optional.of(named(require(reply, 223), id));
  }

  private Optional<ArticleOctets> retrieve(String verb, int code, long number)
      throws IOException, NntpReplyException {
    NntpReply reply = commandInGroup(verb + " " + number);
    if (Replies.saysAbsent(reply)) {
      return Optional.empty();
    }
    ArticleStat named = named(require(reply, code), number);
    byte[] octets = readingBlock(() -> link.wire().readBlock(MAX_ARTICLE));
    return Optional.of(new ArticleOctets(number, named.id(), octets));
  }

  private Optional<ArticleOctets> retrieve(String verb, int code, MessageId id)
      throws IOException, NntpReplyException {
    if (!CommandLine.fits(id)) {
      return Optional.empty();
    }
    return taken(command(CommandLine.of(verb, id)), code, id);
  }

  private Optional<ArticleOctets> taken(NntpReply reply, int code, MessageId id)
      throws IOException, NntpReplyException {
    if (Replies.saysAbsent(reply)) {
      return Optional.empty();
    }
    ArticleStat named = named(require(reply, code), id);
    String[] words = link.rawReplyText().split("\\s+", -1);
    byte[] octets = readingBlock(() -> link.wire().readBlock(MAX_ARTICLE));
    // A reply that names the article vouches for it; one that does not leaves only the head.
    if (idIn(words).isEmpty() && code != 222) {
      Optional<MessageId> found =
          new HeadFields(octets).value("Message-ID").flatMap(MessageId::parse);
      if (found.isPresent() && !found.get().equals(id)) {
        throw link.outOfStep("another article than was asked for: " + found.get());
      }
    }
    return Optional.of(new ArticleOctets(0, named.id(), octets));
  }

  /** What the reply line calls the article; another number than was asked is out of step. */
  private ArticleStat named(NntpReply reply, long number) throws IOException {
    String[] words = link.rawReplyText().split("\\s+", -1);
    var told = ListLines.number(words[0]);
    if (told.isPresent() && told.getAsLong() != number && told.getAsLong() != 0) {
      throw link.outOfStep("another article than was asked for: " + reply);
    }
    return new ArticleStat(number, idIn(words));
  }

  /** The number of such a reply is often 0 and never ours to use (RFC 3977 section 6.2.1). */
  private ArticleStat named(NntpReply reply, MessageId id) throws IOException {
    Optional<MessageId> told = idIn(link.rawReplyText().split("\\s+", -1));
    if (told.isPresent() && !told.get().equals(id)) {
      throw link.outOfStep("another article than was asked for: " + reply);
    }
    return new ArticleStat(0, Optional.of(id));
  }

  private static Optional<MessageId> idIn(String[] words) {
    return words.length > 1 && words[1].startsWith("<")
        ? MessageId.parse(words[1])
        : Optional.empty();
  }

  /** All newsgroups of the server. */
  public List<ActiveGroup> listActive() throws IOException, NntpReplyException {
    return list("LIST", ListLines::active, 215);
  }

  /** The newsgroups whose names fit a wildmat (RFC 3977 section 4). */
  public List<ActiveGroup> listActive(String wildmat) throws IOException, NntpReplyException {
    return list(CommandLine.of("LIST ACTIVE", wildmat), ListLines::active, 215);
  }

  /** All newsgroups with estimated counts; to be asked where it is advertised. */
  public List<ActiveGroup> listCounts() throws IOException, NntpReplyException {
    return list("LIST COUNTS", ListLines::counts, 215);
  }

  /** The newsgroups that the server recommends to newcomers (RFC 6048 section 2.6). */
  public List<Newsgroup> listSubscriptions() throws IOException, NntpReplyException {
    return list("LIST SUBSCRIPTIONS", line -> Newsgroup.parse(WireText.decode(line)), 215);
  }

  /** The server's message of the day, line by line (RFC 6048 section 2.5). */
  public List<String> listMotd() throws IOException, NntpReplyException {
    return list("LIST MOTD", line -> Optional.of(WireText.decode(line)), 215);
  }

  /** Newsgroups with estimated counts; to be asked where {@code LIST COUNTS} is advertised. */
  public List<ActiveGroup> listCounts(String wildmat) throws IOException, NntpReplyException {
    return list(CommandLine.of("LIST COUNTS", wildmat), ListLines::counts, 215);
  }

  /** What all newsgroups are about. */
  public List<GroupDescription> listNewsgroups() throws IOException, NntpReplyException {
    return list("LIST NEWSGROUPS", ListLines::description, 215);
  }

  /** What the newsgroups are about whose names fit a wildmat. */
  public List<GroupDescription> listNewsgroups(String wildmat)
      throws IOException, NntpReplyException {
    return list(CommandLine.of("LIST NEWSGROUPS", wildmat), ListLines::description, 215);
  }

  /** The columns of overview lines after the number, as the server names them. */
  public List<String> listOverviewFmt() throws IOException, NntpReplyException {
    return list(
        "LIST OVERVIEW.FMT",
        line -> line.isBlank() ? Optional.empty() : Optional.of(line.strip()),
        215);
  }

  /** Newsgroups that the server made since then (RFC 3977 section 7.3). */
  public List<ActiveGroup> newGroups(Instant since) throws IOException, NntpReplyException {
    return list(
        CommandLine.withRest("NEWGROUPS", NEWGROUPS_TIME.format(since) + " GMT"),
        ListLines::active,
        231);
  }

  /** The server's clock (RFC 3977 section 7.1). */
  public Instant date() throws IOException, NntpReplyException {
    NntpReply reply = require(command("DATE"), 111);
    try {
      return LocalDateTime.parse(reply.text(), DATE_TIME).toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      throw link.outOfStep("a date that is none: " + reply);
    }
  }

  /** One header field of the articles of a window: HDR where it is offered, else XHDR. */
  public List<HeaderLine> hdr(String field, NumberWindow window)
      throws IOException, NntpReplyException {
    String verb = capabilities.has("HDR") ? "HDR" : "XHDR";
    return headers(CommandLine.of(verb, field, window.toString()));
  }

  /** The articles of a window whose header field fits a wildmat (RFC 2980 section 2.9). */
  public List<HeaderLine> xpat(String field, NumberWindow window, String wildmat)
      throws IOException, NntpReplyException {
    return headers(CommandLine.of("XPAT", field, window.toString(), wildmat));
  }

  private List<HeaderLine> headers(String line) throws IOException, NntpReplyException {
    NntpReply reply = commandInGroup(line);
    if (Replies.saysAbsent(reply)) {
      return List.of();
    }
    require(reply, 221, 225);
    return block(ListLines::header);
  }

  /**
   * Posts an article (RFC 3977 section 6.3.1); line ends and dots are seen to here.
   *
   * @return what the server said when it took it (240)
   * @throws PostingRefusedException where the server does not take it: nothing was posted
   * @throws PostOutcomeUnknownException where the link was lost after the article's first octet
   */
  public NntpReply post(byte[] article) throws IOException, NntpReplyException {
    byte[] octets = OutgoingArticle.octets(article);
    NntpReply reply = command("POST");
    // Some servers refuse to guests what they allow to whom they know, and say 440 and not 480.
    if (reply.code() == 440 && !loggedIn && login.credentials().isPresent()) {
      logIn(reply);
      reply = command("POST");
    }
    require(reply, 340);
    NntpReply outcome;
    try {
      link.sendOctets(octets);
      outcome = link.reply();
    } catch (IOException e) {
      throw new PostOutcomeUnknownException(
          "the link was lost while the article went out: " + e.getMessage(), e);
    }
    if (outcome.code() == 240) {
      postingAllowed = true;
      return outcome;
    }
    if (outcome.code() < 400 || outcome.code() == 400) {
      link.abort();
      throw new PostOutcomeUnknownException("the server answered the article with " + outcome);
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

  private NntpReply command(String line) throws IOException, NntpReplyException {
    NntpReply reply = link.ask(line);
    if (Replies.wantsLogin(reply) && (reply.code() != 502 || !loggedIn)) {
      logIn(reply);
      reply = link.ask(line);
    }
    return reply;
  }

  /** A command that needs the selected group; it is selected again where the server forgot it. */
  private NntpReply commandInGroup(String line) throws IOException, NntpReplyException {
    NntpReply reply = command(line);
    Newsgroup group = selected;
    if (reply.code() == 412 && group != null) {
      group(group);
      reply = command(line);
    }
    return reply;
  }

  /**
   * Logs in now, where there are credentials, and not only at the first command that wants it: so a
   * trial of a server tells whether they are right.
   */
  public void logIn() throws IOException, NntpReplyException {
    if (!loggedIn && login.credentials().isPresent()) {
      logIn(greeting());
    }
  }

  private void logIn(NntpReply wanted) throws IOException, NntpReplyException {
    Credentials credentials =
        login.credentials().orElseThrow(() -> new LoginRequiredException(wanted));
    if (!link.isEncrypted() && !link.isToThisMachine() && !login.allowsClearText()) {
      throw new InsecureLoginException("the server wants a password over a link in clear");
    }
    NntpReply reply = link.ask(CommandLine.withRest("AUTHINFO USER", credentials.user()));
    if (reply.code() == 381) {
      reply = link.ask(CommandLine.withRest("AUTHINFO PASS", credentials.password()));
    }
    if (reply.code() != 281) {
      if (reply.code() < 400) {
        throw link.outOfStep("an answer to another question: " + reply);
      }
      throw closedIfBusy(Replies.loginRefusal(reply));
    }
    loggedIn = true;
    if (capabilities.isKnown()) {
      NntpReply list = link.ask("CAPABILITIES");
      if (list.code() == 101) {
        capabilities = Capabilities.of(lines(MAX_CAPABILITIES));
      }
      postingAllowed = capabilities.has("POST");
    } else {
      // Nothing says so before the first POST: what the greeting told was meant for a guest.
      postingAllowed = true;
    }
  }

  private NntpReply require(NntpReply reply, int... expected)
      throws IOException, NntpReplyException {
    for (int code : expected) {
      if (reply.code() == code) {
        return reply;
      }
    }
    if (reply.code() < 400) {
      throw link.outOfStep("an answer to another question: " + reply);
    }
    throw closedIfBusy(Replies.refusal(reply));
  }

  private NntpReplyException closedIfBusy(NntpReplyException refusal) {
    if (refusal instanceof ServerBusyException) {
      link.abort();
    }
    return refusal;
  }

  private <T> List<T> list(String line, Function<String, Optional<T>> reading, int code)
      throws IOException, NntpReplyException {
    require(command(line), code);
    return block(reading);
  }

  private <T> List<T> block(Function<String, Optional<T>> reading) throws IOException {
    return readingBlock(() -> {
      List<T> found = new ArrayList<>();
      long octets = 0;
      Wire wire = link.wire();
      wire.beginBlock();
      while (wire.readBlockLine()) {
        octets += wire.toWithLineEnd() - wire.from();
        if (octets > MAX_LIST) {
          throw new NntpProtocolException("a list of more than " + MAX_LIST + " octets");
        }
        reading.apply(wire.text()).ifPresent(found::add);
      }
      return List.copyOf(found);
    });
  }

  private List<String> lines(int limit) throws IOException {
    byte[] octets = readingBlock(() -> link.wire().readBlock(limit));
    return new String(octets, StandardCharsets.UTF_8).lines().toList();
  }

  /** What is read of a block. */
  @FunctionalInterface
  private interface BlockReading<T> {
    T read() throws IOException;
  }

  /** A block that was not read to its end leaves the link of no use, whatever the reason. */
  private <T> T readingBlock(BlockReading<T> reading) throws IOException {
    boolean whole = false;
    try {
      T result = reading.read();
      whole = true;
      return result;
    } finally {
      if (!whole) {
        link.abort();
      }
    }
  }
}
