package org.newsloom.sync;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.security.auth.x500.X500Principal;

/** A certificate in one line for a person. */
final class CertificateLine {
  /** Of a name as RFC 2253 writes it, its commas escaped. */
  private static final Pattern COMMON_NAME = Pattern.compile("(?:^|,)CN=((?:\\\\.|[^,\\\\])*)");

  private CertificateLine() {}

  static String of(X509Certificate certificate) {
    return names(certificate)
        + ", issued by "
        + commonName(certificate.getIssuerX500Principal())
        + ", valid until "
        + certificate.getNotAfter().toInstant().atZone(ZoneOffset.UTC).toLocalDate();
  }

  /** The hosts it is for; the owner's common name only where there is none. */
  private static String names(X509Certificate certificate) {
    List<String> hosts = List.of();
    try {
      Collection<List<?>> names = certificate.getSubjectAlternativeNames();
      if (names != null) {
        hosts =
            names.stream()
                .map(name -> name.get(1))
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .toList();
      }
    } catch (CertificateParsingException _) {
      // Its owner's name is left.
    }
    return hosts.isEmpty()
        ? commonName(certificate.getSubjectX500Principal())
        : String.join(", ", hosts);
  }

  private static String commonName(X500Principal principal) {
    Matcher name = COMMON_NAME.matcher(principal.getName(X500Principal.RFC2253));
    return name.find() ? name.group(1).replaceAll("\\\\(.)", "$1") : principal.getName();
  }
}
