package org.newsloom.nntp;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.newsloom.article.Newsgroup;

/**
 * What both sides of a link agreed upon: encryption, capabilities, login, the selected newsgroup.
 * Commands go through here, so that a server that wants a login, or forgot the newsgroup, gets it
 * and the command once more.
 */
final class Session {
  private static final int MAX_LIST = 24 * 1024 * 1024;
  private static final int MAX_CAPABILITIES = 64 * 1024;

  private final NntpLink link;
  private final Login login;
  private Capabilities capabilities = Capabilities.UNKNOWN;
  private boolean postingAllowed;
  private boolean loggedIn;
  private boolean compressionAsked;
  private @Nullable Newsgroup selected;

  Session(NntpLink link, Login login) {
    this.link = link;
    this.login = login;
  }

  NntpLink link() {
    return link;
  }

  Capabilities capabilities() {
    return capabilities;
  }

  boolean isPostingAllowed() {
    return postingAllowed;
  }

  /** To be called when the server took a post, whatever it said before. */
  void postingWorks() {
    postingAllowed = true;
  }

  /** Whether a login may still change the server's mind. */
  boolean mayLogIn() {
    return !loggedIn && login.credentials().isPresent();
  }

  boolean isSelected(Newsgroup group) {
    return group.equals(selected);
  }

  /** Greeting, STARTTLS as the address says, CAPABILITIES, MODE READER where it may be needed. */
  void begin(ServerAddress address) throws IOException, NntpReplyException {
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

  private void startTls() throws IOException, NntpReplyException {
    NntpReply reply = link.ask("STARTTLS");
    if (reply.code() != 382) {
      link.abort();
      if (Replies.refusal(reply) instanceof ServerBusyException busy) {
        throw busy;
      }
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

  GroupReply group(Newsgroup group) throws IOException, NntpReplyException {
    if (!CommandLine.fits(group)) {
      throw new NoSuchNewsgroupException(new NntpReply(501, "name too long for a command"));
    }
    String line = CommandLine.of("GROUP", group.name());
    NntpReply reply = command(line);
    if (mayBeForMembers(reply)) {
      logIn(reply);
      reply = link.ask(line);
    }
    Optional<String> western = CommandLine.ofWesternGroup(group);
    if (reply.code() == 411 && western.isPresent()) {
      reply = command(western.get());
    }
    require(reply, 211);
    String[] words = reply.text().split("\\s+", -1);
    OptionalLong count = words.length < 3 ? OptionalLong.empty() : ListLines.number(words[0]);
    OptionalLong high = words.length < 3 ? OptionalLong.empty() : ListLines.number(words[2]);
    if (count.isEmpty() || high.isEmpty()) {
      throw link.outOfStep("a group without its numbers: " + reply);
    }
    // An empty group may have a low mark that is no number of an article, as ListLines tells.
    OptionalLong low = ListLines.number(words[1]);
    if (low.isEmpty() && !words[1].matches("-?\\d+")) {
      throw link.outOfStep("a group without its numbers: " + reply);
    }
    selected = group;
    long above = Math.min(high.getAsLong(), Long.MAX_VALUE - 1) + 1;
    return new GroupReply(group, count.getAsLong(), low.orElse(above), high.getAsLong());
  }

  /** Some servers deny to guests, or hide from them, what they give to whom they know. */
  private boolean mayBeForMembers(NntpReply reply) {
    return (reply.code() == 411 || Replies.forbids(reply))
        && capabilities.has("AUTHINFO")
        && mayLogIn()
        && maySendPassword();
  }

  NntpReply command(String line) throws IOException, NntpReplyException {
    NntpReply reply = link.ask(line);
    if (Replies.wantsLogin(reply) && (reply.code() != 502 || !loggedIn)) {
      logIn(reply);
      reply = link.ask(line);
    }
    return reply;
  }

  /** A command that needs the selected group; it is selected again where the server forgot it. */
  NntpReply commandInGroup(String line) throws IOException, NntpReplyException {
    NntpReply reply = command(line);
    Newsgroup group = selected;
    if (reply.code() == 412 && group != null) {
      group(group);
      reply = command(line);
    }
    return reply;
  }

  private boolean maySendPassword() {
    return link.isEncrypted() || link.isToThisMachine() || login.allowsClearText();
  }

  /** Logs in, because of what the server answered. */
  void logIn(NntpReply wanted) throws IOException, NntpReplyException {
    Credentials credentials =
        login
            .credentials()
            .filter(Credentials::canBeSent)
            .orElseThrow(() -> new LoginRequiredException(wanted));
    if (!maySendPassword()) {
      throw new InsecureLoginException("the server wants a password over a link in clear");
    }
    NntpReply reply = new Authentication(link).by(credentials, capabilities);
    if (!Authentication.isAccepted(reply)) {
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

  /**
   * Turns to compression (RFC 8054) where the server offers it and the link is worth it. Only when
   * no login can follow any more: none is allowed on a compressed link.
   */
  void compressIfItPays() throws IOException, NntpReplyException {
    if (link.isSlow() && !mayLogIn()) {
      compress();
    }
  }

  /** Asks for compression, once; a server that refuses is read without. */
  void compress() throws IOException, NntpReplyException {
    if (compressionAsked || !capabilities.has("COMPRESS", "DEFLATE")) {
      return;
    }
    compressionAsked = true;
    NntpReply reply = link.ask("COMPRESS DEFLATE");
    if (reply.code() == 206) {
      link.startCompression();
    } else if (reply.code() < 400) {
      throw link.outOfStep("an answer to another question: " + reply);
    } else if (Replies.refusal(reply) instanceof ServerBusyException busy) {
      throw closedIfBusy(busy);
    }
  }

  /** The reply, where it is one of those that were expected. */
  NntpReply require(NntpReply reply, int... expected) throws IOException, NntpReplyException {
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

  /** Asks for a list and reads its lines. */
  <T> List<T> list(String line, Function<String, Optional<T>> reading, int code)
      throws IOException, NntpReplyException {
    compressIfItPays();
    require(command(line), code);
    return block(reading);
  }

  /** Reads the lines of a list; those that say nothing are left out. */
  <T> List<T> block(Function<String, Optional<T>> reading) throws IOException {
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
  interface BlockReading<T> {
    T read() throws IOException;
  }

  /** A block that was not read to its end leaves the link of no use, whatever the reason. */
  <T> T readingBlock(BlockReading<T> reading) throws IOException {
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
