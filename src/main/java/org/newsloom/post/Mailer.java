package org.newsloom.post;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.newsloom.article.Author;
import org.newsloom.article.MessageId;
import org.newsloom.nntp.DialogueListener;
import org.newsloom.nntp.Timeouts;
import org.newsloom.nntp.TrustedAuthorities;
import org.newsloom.settings.MailSettings;
import org.newsloom.settings.SecretStore;
import org.newsloom.sync.ServerProblemException;
import org.newsloom.task.Jobs;
import org.newsloom.task.TaskFuture;

/**
 * Sends e-mail by SMTP (RFC 5321, RFC 6409), where the person set that up. An e-mail goes out once:
 * nothing here ever sends again by itself, and where the link is lost after the last octet, it is
 * said that the e-mail may have been sent. All recipients, those of Cc and Bcc too, get it or none;
 * Bcc itself does not go out.
 */
public final class Mailer {
  private static final Logger LOG = System.getLogger(Mailer.class.getName());

  /** A host that has no name to give says an address (RFC 5321 section 4.1.4), and not ours. */
  private static final String OWN_NAME = "[127.0.0.1]";

  /** Servers look for spam before they answer. */
  private static final Duration WHILE_SENDING = Duration.ofMinutes(2);

  private final Supplier<MailSettings> settings;
  private final SecretStore keyring;
  private final SecretStore file;
  private final ArticleWriter writer;
  private final MessageIds ids;
  private final Timeouts timeouts;
  private final Function<String, DialogueListener> log;
  private final BooleanSupplier offline;
  private final Jobs jobs;
  private final Clock clock;

  /**
   * Sends as the settings say at the moment of sending.
   *
   * @param keyring where passwords are kept, but for those that are kept in the file
   * @param timeouts how long a connection may take to open, and a server be silent that is tried
   * @param log hears what is said with a host
   * @param offline whether the person works offline
   */
  public Mailer(
      Supplier<MailSettings> settings,
      SecretStore keyring,
      SecretStore file,
      ArticleWriter writer,
      MessageIds ids,
      Timeouts timeouts,
      Function<String, DialogueListener> log,
      BooleanSupplier offline,
      Jobs jobs,
      Clock clock) {
    this.settings = settings;
    this.keyring = keyring;
    this.file = file;
    this.writer = writer;
    this.ids = ids;
    this.timeouts = timeouts;
    this.log = log;
    this.offline = offline;
    this.jobs = jobs;
    this.clock = clock;
  }

  /**
   * Sends a reply. Fails with {@link ServerProblemException} where it surely was not sent. Only for
   * what {@link PostChecks} does not refuse.
   */
  public TaskFuture<Mailed> send(Composition reply, PostingStyle style) {
    MessageId id = ids.next(reply.from().address());
    return jobs.submit("e-mail " + id, () -> sent(settings.get(), reply, id, style));
  }

  /**
   * Connects and logs in, and sends nothing. Fails with {@link ServerProblemException}.
   *
   * @return a sentence that says what it found
   */
  public TaskFuture<String> check(MailSettings tried) {
    return jobs.submit("check of " + tried.host(), () -> checked(tried));
  }

  /**
   * Keeps the password in the place that the settings say.
   *
   * @param before under which settings one was kept; it is forgotten where that was elsewhere
   */
  public TaskFuture<Void> keepPassword(MailSettings before, MailSettings now, String password) {
    return jobs.submit(
        "password",
        () -> {
          boolean moved =
              !before.account().equals(now.account())
                  || before.passwordInFile() != now.passwordInFile();
          place(now).keep(now.account(), password);
          if (moved && !before.user().isEmpty()) {
            place(before).forget(before.account());
          }
          return null;
        });
  }

  private SecretStore place(MailSettings of) {
    return of.passwordInFile() ? file : keyring;
  }

  private String checked(MailSettings tried) throws ServerProblemException {
    close(connected(tried, timeouts.read(), new MailProblems(tried)));
    return tried.host()
        + (tried.user().isEmpty()
            ? " answers; e-mail can be sent from here."
            : " takes your login; e-mail can be sent from here.");
  }

  private Mailed sent(MailSettings by, Composition reply, MessageId id, PostingStyle style)
      throws ServerProblemException {
    MailProblems problems = new MailProblems(by);
    if (!by.smtp()) {
      throw new ServerProblemException(problems.notSetUp());
    }
    Address[] recipients =
        Stream.concat(
                MailRecipients.of(reply).stream(),
                by.copyToSelf() ? Stream.of(reply.from()) : Stream.empty())
            .map(Mailer::address)
            .distinct()
            .toArray(Address[]::new);
    Address from = address(reply.from());
    SMTPTransport transport = connected(by, max(timeouts.read(), WHILE_SENDING), problems);
    try {
      boolean eightBit = transport.supportsExtension("8BITMIME");
      AsWritten message =
          new AsWritten(
              writer.write(
                  MailRecipients.shown(reply),
                  id,
                  clock.instant(),
                  style,
                  CancelHeaders.NONE,
                  eightBit));
      message.setEnvelopeFrom(from.toString());
      if (message.isEightBit()) {
        message.setMailExtension("BODY=8BITMIME");
      }
      try {
        transport.sendMessage(message, recipients);
        return new Mailed(id, Mailed.State.SENT, transport.getLastServerResponse().strip());
      } catch (MessagingException e) {
        if (message.isOut() && !MailProblems.isReply(e)) {
          LOG.log(Level.WARNING, "{0} may have been sent: {1}", id, e.getMessage());
          return new Mailed(id, Mailed.State.UNKNOWN, problems.unknown(e));
        }
        throw new ServerProblemException(problems.of(e), e);
      }
    } catch (MessagingException e) {
      throw new ServerProblemException(problems.of(e), e);
    } finally {
      close(transport);
    }
  }

  private static Duration max(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? other : one;
  }

  /** What was sent is sent: how the link ends after it changes nothing. */
  private static void close(SMTPTransport transport) {
    try {
      transport.close();
    } catch (MessagingException e) {
      LOG.log(Level.DEBUG, "The link to the mail server did not end well: {0}", e.getMessage());
    }
  }

  private static InternetAddress address(Author author) {
    AddressCheck.problem(author.address())
        .ifPresent(problem -> {
          throw new IllegalArgumentException(problem);
        });
    InternetAddress address = new InternetAddress();
    address.setAddress(author.address());
    return address;
  }

  private SMTPTransport connected(MailSettings to, Duration readTime, MailProblems problems)
      throws ServerProblemException {
    if (to.host().isBlank()) {
      throw new ServerProblemException(problems.notSetUp());
    }
    if (offline.getAsBoolean()) {
      throw new ServerProblemException(problems.offline());
    }
    boolean login = !to.user().isEmpty();
    try {
      if (login && !mayLogIn(to)) {
        throw new ServerProblemException(problems.clearTextPassword());
      }
      Optional<String> password = login ? place(to).secret(to.account()) : Optional.<String>empty();
      if (login && password.isEmpty()) {
        throw new ServerProblemException(problems.noPassword());
      }
      Session session = Session.getInstance(properties(to, readTime));
      String host = to.host().strip();
      SMTPTransport transport = new HeardTransport(session, log.apply(host));
      transport.connect(host, to.port(), login ? to.user() : null, password.orElse(null));
      // Without a login on offer none was tried.
      if (login && !transport.supportsExtension("AUTH")) {
        close(transport);
        throw new ServerProblemException(problems.noLogin());
      }
      return transport;
    } catch (MessagingException | IOException | GeneralSecurityException e) {
      throw new ServerProblemException(problems.of(e), e);
    }
  }

  /** Nobody listens on the way to this computer itself. */
  private static boolean mayLogIn(MailSettings to) throws IOException {
    return to.security() != MailSettings.Security.NONE
        || to.allowCleartextPassword()
        || InetAddress.getByName(to.host().strip()).isLoopbackAddress();
  }

  private Properties properties(MailSettings to, Duration readTime)
      throws IOException, GeneralSecurityException {
    Properties all = new Properties();
    boolean startTls = to.security() == MailSettings.Security.STARTTLS;
    all.put("mail.smtp.auth", String.valueOf(!to.user().isEmpty()));
    all.put("mail.smtp.auth.mechanisms", "PLAIN LOGIN");
    all.put("mail.smtp.localhost", OWN_NAME);
    all.put("mail.smtp.connectiontimeout", String.valueOf(timeouts.connect().toMillis()));
    all.put("mail.smtp.timeout", String.valueOf(readTime.toMillis()));
    all.put("mail.smtp.writetimeout", String.valueOf(readTime.toMillis()));
    all.put("mail.smtp.ssl.enable", String.valueOf(to.security() == MailSettings.Security.TLS));
    all.put("mail.smtp.starttls.enable", String.valueOf(startTls));
    all.put("mail.smtp.starttls.required", String.valueOf(startTls));
    all.put("mail.smtp.ssl.checkserveridentity", "true");
    // Else a refused certificate is tried once more with the system's authorities.
    all.put("mail.smtp.socketFactory.fallback", "false");
    all.put("mail.smtp.ssl.protocols", "TLSv1.3 TLSv1.2");
    Optional<Path> authority =
        Optional.of(to.caFile().strip()).filter(path -> !path.isEmpty()).map(Path::of);
    all.put("mail.smtp.ssl.socketFactory", TrustedAuthorities.and(authority).getSocketFactory());
    return all;
  }

  /** Goes out octet by octet as our writer wrote it, and knows whether all of it is out. */
  private static final class AsWritten extends SMTPMessage {
    private final byte[] octets;
    private boolean out;

    AsWritten(byte[] octets) throws MessagingException {
      super(Session.getInstance(new Properties()), new ByteArrayInputStream(octets));
      this.octets = octets;
    }

    @Override
    public void writeTo(OutputStream to, String[] ignored) throws IOException {
      to.write(octets);
      out = true;
    }

    boolean isOut() {
      return out;
    }

    boolean isEightBit() {
      for (byte octet : octets) {
        if (octet < 0) {
          return true;
        }
      }
      return false;
    }
  }
}
