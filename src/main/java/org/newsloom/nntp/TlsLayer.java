package org.newsloom.nntp;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

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
      SSLContext context = SSLContext.getInstance("TLS");
      TrustManager[] trust = null;
      if (address.caFile().isPresent()) {
        trust = trustAlso(address.caFile().get());
      }
      context.init(null, trust, null);
      return context.getSocketFactory();
    } catch (GeneralSecurityException e) {
      throw new IOException("TLS cannot be set up for " + address + ": " + e.getMessage(), e);
    }
  }

  /** The system's trusted certificates and those of a file together. */
  private static TrustManager[] trustAlso(Path caFile)
      throws IOException, GeneralSecurityException {
    KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
    trusted.load(null, null);
    TrustManagerFactory system = managers(null);
    for (TrustManager manager : system.getTrustManagers()) {
      if (manager instanceof X509TrustManager known) {
        for (X509Certificate certificate : known.getAcceptedIssuers()) {
          trusted.setCertificateEntry("system-" + trusted.size(), certificate);
        }
      }
    }
    try (InputStream in = Files.newInputStream(caFile)) {
      Collection<? extends Certificate> own =
          CertificateFactory.getInstance("X.509").generateCertificates(in);
      for (Certificate certificate : own) {
        trusted.setCertificateEntry("own-" + trusted.size(), certificate);
      }
    }
    return managers(trusted).getTrustManagers();
  }

  private static TrustManagerFactory managers(@org.jspecify.annotations.Nullable KeyStore store)
      throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return factory;
  }
}
