package org.newsloom.nntp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.newsloom.article.Newsgroup;

/** AUTHINFO in its forms (RFC 4643), and where a login is tried unasked. */
final class AuthenticationTest {
  private static final Newsgroup GROUP = new Newsgroup("misc.test");
  private static final Login ANN = Login.of("ann", "geheim");
  private static final String SECRET = base64("\0ann\0geheim");

  private final ScriptedServer server = new ScriptedServer();
  private final List<String> log = new ArrayList<>();

  @AfterEach
  void endServer() {
    server.close();
    assertThat(log.toString()).doesNotContain("geheim").doesNotContain(SECRET);
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private NntpConnection open(Login login) throws IOException, NntpReplyException {
    return NntpConnection.open(
        server.address(),
        login,
        Timeouts.USUAL,
        new DialogueListener() {
          @Override
          public void sent(String line) {
            log.add("C " + line);
          }

          @Override
          public void received(String line) {
            log.add("S " + line);
          }
        });
  }

  private ScriptedServer offering(String... capabilities) {
    List<String> lines = new ArrayList<>(List.of("VERSION 2", "READER"));
    lines.addAll(List.of(capabilities));
    return server
        .capabilities(lines.toArray(String[]::new))
        .greet("200 hi")
        .expect("GROUP misc.test")
        .reply("480 log in");
  }

  private void thenSelects() {
    server.expect("GROUP misc.test").reply("211 1 1 1 misc.test");
  }

  @ParameterizedTest
  @ValueSource(strings = {"281 welcome", "283 d2VsY29tZQ=="})
  void saslPlainWhereNothingElseIsOffered(String accepted) throws Exception {
    offering("AUTHINFO SASL", "SASL PLAIN").expect("AUTHINFO SASL PLAIN " + SECRET).reply(accepted);
    thenSelects();
    assertThat(open(ANN).group(GROUP).high()).isEqualTo(1);
    assertThat(log).contains("C AUTHINFO SASL PLAIN ****");
  }

  @Test
  void aServerThatWantsTheSecretOnALineOfItsOwnGetsIt() throws Exception {
    offering("AUTHINFO SASL", "SASL DIGEST-MD5 PLAIN")
        .expect("AUTHINFO SASL PLAIN " + SECRET)
        .reply("383 =")
        .expect(SECRET)
        .reply("281 welcome");
    thenSelects();
    assertThat(open(ANN).group(GROUP).high()).isEqualTo(1);
    assertThat(log).contains("C ****");
  }

  @Test
  void aSecretThatFitsIntoNoCommandGoesOnALineOfItsOwn() throws Exception {
    String password = "geheim" + "x".repeat(440);
    offering("AUTHINFO SASL", "SASL PLAIN")
        .expect("AUTHINFO SASL PLAIN")
        .reply("383 =")
        .expect(base64("\0ann\0" + password))
        .reply("281 welcome");
    thenSelects();
    assertThat(open(Login.of("ann", password)).group(GROUP).high()).isEqualTo(1);
  }

  @Test
  void aServerThatNeverHasEnoughIsGivenUp() throws Exception {
    offering("AUTHINFO SASL", "SASL PLAIN")
        .expect("AUTHINFO SASL PLAIN " + SECRET)
        .reply("383 =")
        .expect(SECRET)
        .reply("383 more")
        .expect("*")
        .reply("481 cancelled");
    NntpConnection connection = open(ANN);
    assertThatThrownBy(() -> connection.group(GROUP)).isInstanceOf(LoginRefusedException.class);
  }

  @Test
  void theUserAndThePasswordAreUtf8() throws Exception {
    offering("AUTHINFO SASL", "SASL PLAIN")
        .expect("AUTHINFO SASL PLAIN " + base64("\0jürgen\0pässwört"))
        .reply("281 welcome");
    thenSelects();
    assertThat(open(Login.of("jürgen", "pässwört")).group(GROUP).high()).isEqualTo(1);
  }

  @Test
  void userAndPassGoBeforeSaslWhereBothAreOffered() throws Exception {
    offering("AUTHINFO USER SASL", "SASL PLAIN")
        .expect("AUTHINFO USER ann")
        .reply("381 password?")
        .expect("AUTHINFO PASS geheim")
        .reply("281 welcome");
    thenSelects();
    assertThat(open(ANN).group(GROUP).high()).isEqualTo(1);
  }

  @Test
  void tellsThatSaslPlainNeedsTls() throws Exception {
    offering("AUTHINFO SASL", "SASL PLAIN")
        .expect("AUTHINFO SASL PLAIN " + SECRET)
        .reply("483 encryption needed");
    NntpConnection connection = open(ANN);
    assertThatThrownBy(() -> connection.group(GROUP)).isInstanceOf(TlsRequiredException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "two\r\nlines", "nul\0"})
  void aPasswordThatNoCommandCanCarryIsNone(String password) throws Exception {
    offering("AUTHINFO USER");
    NntpConnection connection = open(Login.of("ann", password));
    assertThatThrownBy(() -> connection.group(GROUP)).isInstanceOf(LoginRequiredException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"411 no such group", "502 Permission denied"})
  void whatIsDeniedToGuestsIsAskedForOnceMoreAfterALogin(String denied) throws Exception {
    server
        .capabilities("VERSION 2", "READER", "AUTHINFO USER")
        .greet("200 hi")
        .expect("GROUP misc.test")
        .reply(denied)
        .expect("AUTHINFO USER ann")
        .reply("381 password?")
        .expect("AUTHINFO PASS geheim")
        .reply("281 welcome");
    thenSelects();
    assertThat(open(ANN).group(GROUP).high()).isEqualTo(1);
  }

  @Test
  void whatIsDeniedToMembersTooIsNotAskedForAgain() throws Exception {
    offering("AUTHINFO USER").expect("AUTHINFO USER ann").reply("281 welcome");
    server.expect("GROUP misc.test").reply("411 no such group");
    NntpConnection connection = open(ANN);
    assertThatThrownBy(() -> connection.group(GROUP)).isInstanceOf(NoSuchNewsgroupException.class);
  }
}
