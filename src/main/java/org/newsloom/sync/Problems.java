package org.newsloom.sync;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.PortUnreachableException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.newsloom.nntp.AnsweredInClearException;
import org.newsloom.nntp.InsecureLoginException;
import org.newsloom.nntp.LoginRefusedException;
import org.newsloom.nntp.LoginRequiredException;
import org.newsloom.nntp.NntpProtocolException;
import org.newsloom.nntp.NntpReplyException;
import org.newsloom.nntp.NoSuchNewsgroupException;
import org.newsloom.nntp.PostingRefusedException;
import org.newsloom.nntp.ProxyFailedException;
import org.newsloom.nntp.ServerBusyException;
import org.newsloom.nntp.SilentServerException;
import org.newsloom.nntp.TlsRequiredException;
import org.newsloom.nntp.TlsUnavailableException;
import org.newsloom.sync.ServerProblem.Kind;

/** Puts what went wrong with a server into plain sentences. */
final class Problems {
  private final String server;
  private final String host;
  private final int port;
  private final boolean encrypted;

  Problems(ServerAccount account) {
    this.server = account.name();
    this.host = account.host();
    this.port = account.port();
    this.encrypted = account.security() == ServerAccount.Security.TLS;
  }

  static ServerProblem noSuchServer(String name) {
    return new ServerProblem(
        Kind.NO_SUCH_SERVER,
        name,
        "There is no server named " + name + ". Add it first, or check the name.",
        "");
  }

  static ServerProblem offline(String name) {
    return new ServerProblem(
        Kind.OFFLINE, name, "You are working offline. Go online to ask " + name + ".", "");
  }

  /** The problem behind what a connection threw. */
  ServerProblem of(Exception failure) {
    if (failure instanceof ServerProblemException known) {
      return known.problem();
    }
    if (failure instanceof NntpReplyException reply) {
      return ofReply(reply);
    }
    if (failure instanceof IOException lost) {
      return ofLink(lost);
    }
    return problem(Kind.RUBBISH, host + " could not be used.", failure);
  }

  /** The same of a connection that had been of use before: its port is the right one. */
  ServerProblem inSession(Exception failure) {
    ServerProblem problem = of(failure);
    if (failure instanceof NntpProtocolException) {
      return problem(
          Kind.RUBBISH,
          host + " sent something that is no answer to what it was asked, and the link was closed.",
          failure);
    }
    return problem.kind() == Kind.CLOSED_AT_ONCE ? cut(failure) : problem;
  }

  private ServerProblem ofReply(NntpReplyException reply) {
    String words = reply.text().isBlank() ? "" : " It says: “" + reply.text().strip() + "”.";
    return switch (reply) {
      case NoSuchNewsgroupException no ->
          problem(
              Kind.NO_SUCH_GROUP,
              host
                  + " does not carry this newsgroup. Check its name in the list of groups."
                  + words,
              no);
      case LoginRefusedException no ->
          problem(
              Kind.WRONG_PASSWORD,
              host + " did not accept the user name and password. Check both." + words,
              no);
      case LoginRequiredException no ->
          problem(
              Kind.LOGIN_NEEDED,
              host
                  + " wants a user name and a password. Add them to the server's settings."
                  + words,
              no);
      case TlsRequiredException no ->
          problem(
              Kind.TLS,
              host + " wants an encrypted connection. Choose TLS in the server's settings." + words,
              no);
      case ServerBusyException no when !no.isOfTooManyConnections() ->
          problem(Kind.TRY_LATER, host + " asks to try again later." + words, no);
      case ServerBusyException no ->
          problem(
              Kind.TOO_MANY_CONNECTIONS,
              host
                  + " has no connection free for you. Close other newsreaders or allow fewer"
                  + " connections in the server's settings."
                  + words,
              no);
      case PostingRefusedException no ->
          problem(Kind.PERMISSION, host + " does not take the article." + words, no);
      default ->
          reply.code() == 502
              ? problem(
                  Kind.PERMISSION,
                  host + " does not permit this. Ask its operator, or check the login." + words,
                  reply)
              : problem(Kind.REFUSED, host + " refused." + words, reply);
    };
  }

  private ServerProblem ofLink(IOException lost) {
    Optional<CertificateException> certificate = cause(lost, CertificateException.class);
    if (certificate.isPresent() || cause(lost, CertPathValidatorException.class).isPresent()) {
      return problem(
          Kind.CERTIFICATE,
          "The certificate of "
              + host
              + " cannot be trusted: "
              + reason(lost)
              + ". Nothing was sent. Check the host name, or give the certificate's authority in"
              + " the server's settings.",
          lost);
    }
    return switch (lost) {
      case InsecureLoginException no ->
          problem(
              Kind.CLEAR_TEXT_PASSWORD,
              host
                  + " wants a password, and the connection is not encrypted. Choose TLS, or allow"
                  + " a password in clear text for this server.",
              no);
      case TlsUnavailableException no ->
          problem(
              Kind.TLS,
              host + " does not offer STARTTLS. Try TLS at port 563, or no encryption.",
              no);
      case AnsweredInClearException no ->
          problem(
              Kind.TLS,
              place()
                  + " does not speak TLS; it answers in clear. TLS usually has port 563. Or choose"
                  + " STARTTLS, or no encryption, in the server's settings.",
              no);
      case ProxyFailedException no ->
          problem(
              Kind.UNREACHABLE,
              host
                  + " cannot be reached by the proxy. Check the proxy in the server's settings, and"
                  + " whether it is up.",
              no);
      case OtherNumberingException no ->
          problem(
              Kind.CUT_LINK,
              "Several machines seem to stand behind "
                  + host
                  + ", and they number the articles of this newsgroup each in their own way. What"
                  + " came so far is kept; fetch again later. Where the operator names one of the"
                  + " machines, use that name in the server's settings.",
              no);
      case SilentServerException no -> problem(Kind.TIMEOUT, ofSilence(), no);
      case NntpProtocolException no ->
          problem(
              Kind.RUBBISH,
              "What answers at "
                  + place()
                  + " does not speak the language of news servers. Check the port and the"
                  + " encryption.",
              no);
      case SSLException no ->
          problem(
              Kind.TLS,
              "No encrypted connection to "
                  + place()
                  + " could be made. Check the port: TLS usually has 563, STARTTLS 119.",
              no);
      default -> ofSocket(lost);
    };
  }

  private String ofSilence() {
    return place()
        + (encrypted
            ? " takes connections but does not answer the request for TLS. Check the port: TLS"
                + " usually has 563, STARTTLS 119. Or try again later."
            : " takes connections but says nothing. It may wait for TLS: choose it in the server's"
                + " settings, or another port (119 is usual without encryption). Or try again"
                + " later.");
  }

  private ServerProblem ofSocket(IOException lost) {
    if (cause(lost, UnknownHostException.class).isPresent()
        || cause(lost, UnresolvedAddressException.class).isPresent()) {
      return problem(
          Kind.UNKNOWN_HOST,
          "No host named " + host + " was found. Check the name and your network connection.",
          lost);
    }
    if (cause(lost, SocketTimeoutException.class).isPresent()) {
      return problem(
          Kind.TIMEOUT,
          host + " did not answer in time. What came so far is kept; try again later.",
          lost);
    }
    if (cause(lost, NoRouteToHostException.class).isPresent()
        || cause(lost, PortUnreachableException.class).isPresent()
        || says(lost, "unreachable")) {
      return problem(
          Kind.UNREACHABLE, host + " cannot be reached. Check your network connection.", lost);
    }
    if (cause(lost, ConnectException.class).isPresent()) {
      return says(lost, "timed out")
          ? problem(Kind.TIMEOUT, host + " did not answer in time. Try again later.", lost)
          : problem(
              Kind.REFUSED_PORT,
              "Nothing answers at " + place() + ". Check the port and whether the server is up.",
              lost);
    }
    if (lost instanceof EOFException && says(lost, "without an answer")) {
      return problem(
          Kind.CLOSED_AT_ONCE,
          host
              + " closed the connection without an answer. Check the port and the encryption, or"
              + " try again later.",
          lost);
    }
    if (lost instanceof SocketException && says(lost, "bad address")) {
      return problem(
          Kind.UNKNOWN_HOST, "No host named " + host + " was found. Check the name.", lost);
    }
    return cut(lost);
  }

  private ServerProblem cut(Exception lost) {
    return problem(
        Kind.CUT_LINK,
        "The connection to "
            + host
            + " was cut. What came so far is kept; fetching goes on from there next time.",
        lost);
  }

  private String place() {
    return host + " port " + port;
  }

  private static String reason(IOException lost) {
    if (cause(lost, CertificateExpiredException.class).isPresent() || says(lost, "expired")) {
      return "it is out of date";
    }
    if (cause(lost, CertificateNotYetValidException.class).isPresent()) {
      return "it is not valid yet; check the clock of this computer";
    }
    if (says(lost, "no subject alternative") || says(lost, "no name matching")) {
      return "it belongs to another host";
    }
    return "nobody known to this computer vouches for it";
  }

  private static boolean says(Throwable failure, String words) {
    for (Throwable at = failure; at != null; at = at.getCause()) {
      String message = at.getMessage();
      if (message != null && message.toLowerCase(Locale.ROOT).contains(words)) {
        return true;
      }
    }
    return false;
  }

  private static <T extends Throwable> Optional<T> cause(Throwable failure, Class<T> type) {
    for (Throwable at = failure; at != null; at = at.getCause()) {
      if (type.isInstance(at)) {
        return Optional.of(type.cast(at));
      }
    }
    return Optional.empty();
  }

  private ServerProblem problem(Kind kind, String sentence, Exception cause) {
    String detail = cause.getMessage();
    return new ServerProblem(kind, server, sentence, detail == null ? cause.toString() : detail);
  }
}
