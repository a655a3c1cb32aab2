package org.newsloom.nntp;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** Whose certificates are trusted: those the system trusts, and those of a file. */
public final class TrustedAuthorities {
  private TrustedAuthorities() {}

  /**
   * TLS that trusts the system's authorities.
   *
   * @param caFile a PEM file whose certificates are trusted besides; empty for none
   */
  public static SSLContext and(Optional<Path> caFile) throws IOException, GeneralSecurityException {
    SSLContext context = SSLContext.getInstance("TLS");
    TrustManager[] trust = null;
    if (caFile.isPresent()) {
      trust = trustAlso(caFile.get());
    }
    context.init(null, trust, null);
    return context;
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
