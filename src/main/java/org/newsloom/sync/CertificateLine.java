package org.newsloom.sync;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import javax.security.auth.x500.X500Principal;

/** A certificate in one line for a person. */
final class CertificateLine {
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
    try {
      Optional<Rdn> name =
          new LdapName(principal.getName())
              .getRdns().reversed().stream()
                  .filter(part -> part.getType().equalsIgnoreCase("CN"))
                  .findFirst();
      return name.map(part -> part.getValue().toString()).orElse(principal.getName());
    } catch (InvalidNameException e) {
      return principal.getName();
    }
  }
}
