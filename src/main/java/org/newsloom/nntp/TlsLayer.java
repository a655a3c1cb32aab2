package org.newsloom.nntp;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.time.Duration;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** TLS over an open socket: version 1.2 or later, chain and host name verified, SNI sent. */
final class TlsLayer {
  private static final String[] VERSIONS = {"TLSv1.3", "TLSv1.2"};

  private TlsLayer() {}

  /**
   * Shakes hands.
   *
   * @param time for the whole handshake
   * @throws javax.net.ssl.SSLException where the server is not who it should be; the certificate's
   *     fault is the cause
   * @throws AnsweredInClearException where the server does not speak TLS
   * @throws SilentServerException where it says nothing, or not enough in time
   */
  static SSLSocket over(Socket socket, ServerAddress address, Duration time) throws IOException {
    FirstOctetsSocket plain = (FirstOctetsSocket) socket;
    plain.listen();
    try (Deadline deadline = Deadline.over(socket, time)) {
      try {
        return shakenHands(socket, address);
      } catch (IOException e) {
        // First what came, then the clock: a server that answers in clear may also stay silent.
        if (plain.heardClearText()) {
          throw new AnsweredInClearException(
              address + " answers in clear: “" + plain.heard() + "…”", e);
        }
        if (deadline.isPassed()) {
          throw new SilentServerException(
              address + " did not finish the TLS handshake in " + time.toSeconds() + " s", e);
        }
        if (e instanceof SSLException) {
          throw e;
        }
        throw new SSLException(address + " closed the link during the TLS handshake", e);
      }
    }
  }

  private static SSLSocket shakenHands(Socket socket, ServerAddress address) throws IOException {
    SSLSocketFactory factory = factory(address);
    SSLSocket tls = (SSLSocket) factory.createSocket(socket, address.host(), address.port(), true);
    SSLParameters parameters = tls.getSSLParameters();
    parameters.setProtocols(VERSIONS);
    // Java's sockets do not look at the name in the certificate unless they are told to.
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    tls.setSSLParameters(parameters);
    tls.startHandshake();
    return tls;
  }

  private static SSLSocketFactory factory(ServerAddress address) throws IOException {
    try {
      return TrustedAuthorities.and(address.caFile()).getSocketFactory();
    } catch (GeneralSecurityException e) {
      throw new IOException("TLS cannot be set up for " + address + ": " + e.getMessage(), e);
    }
  }
}
