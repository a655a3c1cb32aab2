package org.newsloom.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Certificates are made by the JDK's keytool. */
final class CertificateLineTest {
  @TempDir private Path folder;

  private X509Certificate certificate(String... more) throws Exception {
    Path file = folder.resolve("own.pem");
    String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    String keys = folder.resolve("keys.p12").toString();
    String[] shared = {"-alias", "a", "-keystore", keys, "-storepass", "changeit"};
    run(keytool, "-genkeypair -keyalg EC -validity 9", shared, more);
    run(keytool, "-exportcert -rfc -file " + file, shared);
    try (InputStream in = Files.newInputStream(file)) {
      return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
    }
  }

  private static void run(String keytool, String words, String[] shared, String... more)
      throws Exception {
    var command = new java.util.ArrayList<String>();
    command.add(keytool);
    command.addAll(java.util.List.of(words.split(" ")));
    command.addAll(java.util.List.of(shared));
    command.addAll(java.util.List.of(more));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(process.waitFor()).isZero();
  }

  private static String end(X509Certificate certificate) {
    return certificate.getNotAfter().toInstant().atZone(ZoneOffset.UTC).toLocalDate().toString();
  }

  @Test
  void namesTheHostsAndWhoVouches() throws Exception {
    X509Certificate own =
        certificate("-dname", "CN=x", "-ext", "san=dns:news.example.org,dns:nntp.example.org");
    assertThat(CertificateLine.of(own))
        .isEqualTo("news.example.org, nntp.example.org, issued by x, valid until " + end(own));
  }

  @Test
  void namesTheOwnerWhereThereAreNoHosts() throws Exception {
    X509Certificate own = certificate("-dname", "CN=News\\, Inc., O=Example, C=DE");
    assertThat(CertificateLine.of(own)).startsWith("News, Inc., issued by News, Inc., valid");
  }
}
