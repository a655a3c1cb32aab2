package org.newsloom.nntp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.newsloom.nntp.ScriptedServer.Effect;

/**
 * Certificates are made by the JDK's keytool for this run alone, signed by an authority of ours.
 */
final class TlsTest {
  private static final String PASSWORD = "changeit";
  private static final String DATE = "111 20260102030405";

  @TempDir private static Path folder;

  private static Path authority;
  private static Path otherAuthority;

  @BeforeAll
  static void makeCertificates() throws Exception {
    keytool("-genkeypair", "-alias", "ca", "-dname", "CN=ca", "-ext", "bc:c");
    keytool("-genkeypair", "-alias", "ca2", "-dname", "CN=ca2", "-ext", "bc:c");
    signed("right", "san=ip:127.0.0.1", "-validity", "9");
    signed("wrong", "san=dns:news.example.org", "-validity", "9");
    signed("expired", "san=ip:127.0.0.1", "-startdate", "-9d", "-validity", "5");
    authority = folder.resolve("ca.pem");
    otherAuthority = folder.resolve("ca2.pem");
    keytool("-exportcert", "-rfc", "-alias", "ca", "-file", authority.toString());
    keytool("-exportcert", "-rfc", "-alias", "ca2", "-file", otherAuthority.toString());
  }

  @Test
  void readsThroughTls() throws Exception {
    try (ScriptedServer server = ScriptedServer.tls(context("right"))) {
      server.greet("200 hi").expect("DATE").reply(DATE);
      NntpConnection connection = open(server, Security.TLS, Optional.of(authority));
      assertThat(connection.date()).isNotNull();
      assertThat(connection.isEncrypted()).isTrue();
      assertThat(connection.certificate().orElseThrow().getSubjectX500Principal().getName())
          .isEqualTo("CN=right");
    }
  }

  @Test
  void refusesCertificateOfAnotherHost() throws Exception {
    assertRefused("wrong", Optional.of(authority));
  }

  @Test
  void refusesCertificateOfAnUnknownAuthority() throws Exception {
    assertRefused("right", Optional.empty());
  }

  @Test
  void refusesCertificateOfAnotherAuthority() throws Exception {
    assertRefused("right", Optional.of(otherAuthority));
  }

  @Test
  void refusesExpiredCertificate() throws Exception {
    assertRefused("expired", Optional.of(authority));
  }

  @Test
  void refusesServerThatDoesNotSpeakTls() throws Exception {
    try (ScriptedServer server = new ScriptedServer()) {
      server.greet("200 in clear").effect(Effect.STALL);
      assertThatThrownBy(() -> open(server, Security.TLS, Optional.empty()))
          .isInstanceOf(SSLException.class);
    }
  }

  @Test
  void turnsToTlsAndForgetsWhatWasSaidBefore() throws Exception {
    try (ScriptedServer server = ScriptedServer.startTls(context("right"))) {
      server
          .greet("200 hi")
          .expect("STARTTLS")
          .reply("382 go on")
          .effect(Effect.HANDSHAKE)
          .expect("CAPABILITIES")
          .reply("101 list", "VERSION 2", "READER", "XSECURE", ".")
          .expect("DATE")
          .reply(DATE);
      NntpConnection connection = open(server, Security.STARTTLS, Optional.of(authority));
      assertThat(connection.capabilities().has("XSECURE")).isTrue();
      assertThat(connection.date()).isNotNull();
      assertThat(connection.isEncrypted()).isTrue();
    }
  }

  @Test
  void neverGoesOnInClear() throws Exception {
    try (ScriptedServer server = new ScriptedServer()) {
      server.greet("200 hi").expect("STARTTLS").reply("580 Can not initiate TLS negotiation");
      assertThatThrownBy(() -> open(server, Security.STARTTLS, Optional.empty()))
          .isInstanceOf(TlsUnavailableException.class)
          .hasMessageContaining("580");
      assertThat(server.commands()).containsExactly("STARTTLS");
    }
  }

  @Test
  void aServerWithoutRoomIsNoServerWithoutStartTls() throws Exception {
    try (ScriptedServer server = new ScriptedServer()) {
      server.greet("200 hi").expect("STARTTLS").reply("400 too many connections");
      assertThatThrownBy(() -> open(server, Security.STARTTLS, Optional.empty()))
          .isInstanceOf(ServerBusyException.class);
    }
  }

  @Test
  void takesNoReplyThatWasSmuggledInBeforeTheHandshake() throws Exception {
    try (ScriptedServer server = ScriptedServer.startTls(context("right"))) {
      server
          .greet("200 hi")
          .expect("STARTTLS")
          .reply("382 go on", "101 list", "XEVIL", ".")
          .effect(Effect.HANDSHAKE)
          .expect("CAPABILITIES")
          .reply("101 list", "VERSION 2", "READER", ".");
      // Depending on how the network cuts it, the handshake fails or the words are forgotten.
      try {
        NntpConnection connection = open(server, Security.STARTTLS, Optional.of(authority));
        assertThat(connection.capabilities().has("XEVIL")).isFalse();
      } catch (SSLException e) {
        assertThat(server.commands()).containsExactly("STARTTLS");
      }
    }
  }

  private static void assertRefused(String certificate, Optional<Path> trusted) throws Exception {
    try (ScriptedServer server = ScriptedServer.tls(context(certificate))) {
      server.greet("200 hi");
      assertThatThrownBy(() -> open(server, Security.TLS, trusted))
          .isInstanceOf(SSLHandshakeException.class)
          .hasCauseInstanceOf(CertificateException.class);
      assertThat(server.commands()).isEmpty();
    }
  }

  private static NntpConnection open(
      ScriptedServer server, Security security, Optional<Path> trusted) throws Exception {
    return NntpConnection.open(
        new ServerAddress("127.0.0.1", server.port(), security, trusted),
        Login.NONE,
        Timeouts.USUAL,
        DialogueListener.NONE);
  }

  private static SSLContext context(String alias) throws Exception {
    KeyStore all = KeyStore.getInstance(folder.resolve("keys.p12").toFile(), password());
    KeyStore one = KeyStore.getInstance("PKCS12");
    one.load(null, null);
    one.setKeyEntry(
        alias, all.getKey(alias, password()), password(), all.getCertificateChain(alias));
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(one, password());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }

  private static char[] password() {
    return PASSWORD.toCharArray();
  }

  private static void signed(String alias, String names, String... more) throws Exception {
    List<String> words = new ArrayList<>(List.of("-genkeypair", "-alias", alias));
    words.addAll(List.of("-dname", "CN=" + alias, "-ext", names, "-signer", "ca"));
    words.addAll(List.of(more));
    keytool(words.toArray(new String[0]));
  }

  private static void keytool(String... words) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(words));
    command.addAll(List.of("-keystore", folder.resolve("keys.p12").toString()));
    command.addAll(List.of("-storetype", "PKCS12", "-storepass", PASSWORD));
    if (words[0].equals("-genkeypair")) {
      command.addAll(List.of("-keyalg", "EC"));
    }
    Path log = folder.resolve("keytool.log");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    assertThat(process.waitFor()).as(Files.readString(log, StandardCharsets.UTF_8)).isZero();
  }
}
