package org.newsloom.post;

import static java.util.stream.Collectors.joining;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.FileSystemException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.newsloom.settings.MailSettings;
import org.newsloom.sync.ServerProblem;
import org.newsloom.sync.ServerProblem.Kind;

/**
 * Puts what went wrong with a mail server into plain sentences. Nothing was sent in any of them.
 */
final class MailProblems {
  private static final String WHERE = " in the settings, page E-mail.";

  private final String host;
  private final int port;

  MailProblems(MailSettings settings) {
    this.host = settings.host().strip();
    this.port = settings.port();
  }

  /** Whether the server itself said no. */
  static boolean isReply(MessagingException failure) {
    return failure instanceof SMTPSendFailedException no && no.getReturnCode() > 0;
  }

  ServerProblem notSetUp() {
    return problem(
        Kind.NO_SUCH_SERVER, "No mail server is set up. Give one" + WHERE, Optional.empty());
  }

  ServerProblem offline() {
    return problem(
        Kind.OFFLINE, "You are working offline. Go online to send e-mail.", Optional.empty());
  }

  ServerProblem clearTextPassword() {
    return problem(
        Kind.CLEAR_TEXT_PASSWORD,
        "The password would go to "
            + host
            + " in clear text. Choose TLS or STARTTLS, or allow it,"
            + WHERE,
        Optional.empty());
  }

  ServerProblem noPassword() {
    return problem(
        Kind.LOGIN_NEEDED,
        "No password for " + host + " is kept. Type it" + WHERE,
        Optional.empty());
  }

  ServerProblem noLogin() {
    return problem(
        Kind.REFUSED,
        host
            + " takes no login at port "
            + port
            + ". Choose another port or protection, or leave the user name empty,"
            + WHERE,
        Optional.empty());
  }

  /** What is said where all went out and no answer came. */
  String unknown(MessagingException failure) {
    return "The link to "
        + host
        + " was lost before it answered ("
        + said(failure)
        + "). The e-mail may have been sent: ask before you send it again.";
  }

  ServerProblem of(Exception failure) {
    if (failure instanceof AuthenticationFailedException) {
      return problem(
          Kind.WRONG_PASSWORD,
          host + " did not accept the user name and password. Check both" + WHERE + words(failure),
          Optional.of(failure));
    }
    Optional<SMTPAddressFailedException> recipient =
        next(failure, SMTPAddressFailedException.class);
    if (recipient.isPresent()) {
      return problem(
          Kind.REFUSED,
          host
              + " does not take e-mail for "
              + recipient.get().getAddress().getAddress()
              + ". Nothing was sent."
              + words(recipient.get()),
          Optional.of(failure));
    }
    if (failure instanceof SMTPSendFailedException no && isReply(no)) {
      return no.getReturnCode() / 100 == 4
          ? problem(
              Kind.TRY_LATER,
              host + " does not take the e-mail now. Send it again later." + words(no),
              Optional.of(no))
          : problem(
              Kind.REFUSED,
              host + " does not take the e-mail. Nothing was sent." + words(no),
              Optional.of(no));
    }
    return ofLink(failure);
  }

  private ServerProblem ofLink(Exception lost) {
    if (next(lost, CertificateException.class).isPresent()
        || next(lost, CertPathValidatorException.class).isPresent()
        || says(lost, "server identity")) {
      return problem(
          Kind.CERTIFICATE,
          "The certificate of "
              + host
              + " cannot be trusted: "
              + (isOfAnotherHost(lost)
                  ? "it belongs to another host"
                  : "nobody known to this computer vouches for it, or it is out of date")
              + ". Nothing was sent. Check the host name, or give the certificate's authority"
              + WHERE,
          Optional.of(lost));
    }
    if (next(lost, FileSystemException.class).isPresent()) {
      return problem(
          Kind.CERTIFICATE,
          "The file of the certificate's authority cannot be read. Choose it again" + WHERE,
          Optional.of(lost));
    }
    if (says(lost, "starttls")) {
      return problem(
          Kind.TLS,
          host + " does not offer STARTTLS at port " + port + ". Try TLS, which usually has 465.",
          Optional.of(lost));
    }
    if (next(lost, SSLException.class).isPresent()) {
      return problem(
          Kind.TLS,
          "No encrypted connection to "
              + place()
              + " could be made. Check the port: TLS usually has 465, STARTTLS 587.",
          Optional.of(lost));
    }
    if (next(lost, UnknownHostException.class).isPresent()) {
      return problem(
          Kind.UNKNOWN_HOST,
          "No host named " + host + " was found. Check the name and your network connection.",
          Optional.of(lost));
    }
    if (next(lost, SocketTimeoutException.class).isPresent()) {
      return problem(
          Kind.TIMEOUT,
          place()
              + " did not answer in time. Nothing was sent. Check port and protection, or try"
              + " again later.",
          Optional.of(lost));
    }
    if (next(lost, ConnectException.class).isPresent()) {
      return problem(
          Kind.REFUSED_PORT,
          "Nothing answers at " + place() + ". Check the port and whether the server is up.",
          Optional.of(lost));
    }
    if (next(lost, IOException.class).isPresent() || says(lost, "eof")) {
      return problem(
          Kind.CUT_LINK,
          "The link to " + place() + " was cut. Nothing was sent; try again.",
          Optional.of(lost));
    }
    return problem(
        Kind.REFUSED,
        host + " could not be used. Nothing was sent." + words(lost),
        Optional.of(lost));
  }

  private static boolean isOfAnotherHost(Exception lost) {
    return says(lost, "server identity")
        || says(lost, "no subject alternative")
        || says(lost, "no name matching");
  }

  private String place() {
    return host + " port " + port;
  }

  private static String words(Exception no) {
    String said = said(no);
    return said.isEmpty() ? "" : " It says: “" + said + "”.";
  }

  /** The server's words in one line. */
  private static String said(Throwable no) {
    String message = no.getMessage();
    return message == null ? "" : message.strip().replaceAll("\\s*\\R\\s*", " ");
  }

  private static boolean says(Throwable failure, String words) {
    return chain(failure)
        .map(Throwable::getMessage)
        .anyMatch(message -> message != null && message.toLowerCase(Locale.ROOT).contains(words));
  }

  private static <T extends Throwable> Optional<T> next(Throwable failure, Class<T> type) {
    return chain(failure).filter(type::isInstance).map(type::cast).findFirst();
  }

  /** The failure and its causes. */
  private static Stream<Throwable> chain(Throwable failure) {
    return Stream.iterate(failure, at -> at != null, Throwable::getCause);
  }

  private ServerProblem problem(Kind kind, String sentence, Optional<Exception> cause) {
    return new ServerProblem(
        kind,
        host,
        sentence,
        cause
            .map(all -> chain(all).map(MailProblems::said).distinct().collect(joining("; ")))
            .orElse(""));
  }
}
