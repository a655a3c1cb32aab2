package org.newsloom.mime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.newsloom.article.MessageId;
import org.newsloom.mime.NocemNotice.Unreadable;

/** What is read of notices, and what is refused. */
final class NocemNoticeTest {
  private static final String HEADERS =
      "@@BEGIN NCM HEADERS\nVersion: 0.93\nIssuer: nocem@example.org\nType: spam\nAction: hide\n"
          + "Count: 2\nNotice-ID: spam.17\n";

  private static byte[] octets(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static NocemNotice read(String text) throws Unreadable {
    return NocemNotice.in(octets(text)).orElseThrow();
  }

  private static void assertRefused(String text, String why) {
    assertThatThrownBy(() -> NocemNotice.in(octets(text)))
        .isInstanceOf(Unreadable.class)
        .hasMessage(why);
  }

  @Test
  void aNoticeIsReadWithCommentsAndLinesThatGoOn() throws Exception {
    NocemNotice notice =
        read(
            "How we find spam: see there.\r\n\r\n"
                + HEADERS.replace("\n", "\r\n")
                + "@@BEGIN NCM BODY\r\n#\tSubject: <9@example.org>\r\n"
                + "<1@example.org>\tmisc.test\r\n\talt.test\r\n<2@example.org> misc.test\r\n"
                + "<>\tmisc.test\r\n<a b@example.org> x\r\n@@END NCM BODY\r\n<3@example.org>\r\n");
    assertThat(notice.issuer()).isEqualTo("nocem@example.org");
    assertThat(notice.type()).isEqualTo("spam");
    assertThat(notice.name()).isEqualTo("spam.17");
    assertThat(notice.hides()).isTrue();
    assertThat(notice.ids())
        .containsExactlyInAnyOrder(new MessageId("1@example.org"), new MessageId("2@example.org"));
  }

  @Test
  void whatMustNotBeFollowedIsRefusedWithAReason() {
    String body = "@@BEGIN NCM BODY\n<1@example.org>\tmisc.test\n@@END NCM BODY\n";
    assertRefused(HEADERS, "it has no end");
    assertRefused(HEADERS + "@@BEGIN NCM BODY\n<1@example.org>\tx\n", "it has no end");
    assertRefused(HEADERS.replace("0.93", "1.0") + body, "it is of another version of NoCeM");
    assertRefused(HEADERS.replace("hide", "delete") + body, "it asks neither to hide nor to show");
    assertRefused(HEADERS.replace("Type: spam\n", "") + body, "it has no type");
    assertRefused(HEADERS + "Action: show\n" + body, "it says “action” twice");
    assertRefused(HEADERS.replace("spam", "s".repeat(201)) + body, "its headers are too long");
    String many =
        IntStream.rangeClosed(0, NocemNotice.MOST_IDS)
            .mapToObj(i -> "<" + i + "@example.org>\tx\n")
            .collect(Collectors.joining("", "@@BEGIN NCM BODY\n", "@@END NCM BODY\n"));
    assertRefused(HEADERS + many, "it lists more than 10,000 articles");
  }

  @Test
  void anIdentifierThatIsTooLongIsLeftOut() throws Exception {
    String longId = "<" + "x".repeat(250) + "@example.org>";
    assertThat(read(HEADERS + "@@BEGIN NCM BODY\n" + longId + "\tx\n@@END NCM BODY").ids())
        .isEmpty();
  }

  @Test
  void aNoticeThatIsQuotedIsNone() throws Exception {
    assertThat(NocemNotice.mayBeIn(octets("> " + HEADERS))).isFalse();
    assertThat(NocemNotice.mayBeIn("> " + HEADERS)).isFalse();
    assertThat(NocemNotice.mayBeIn(octets("Words\n" + HEADERS))).isTrue();
    assertThat(NocemNotice.mayBeIn("Words\n" + HEADERS)).isTrue();
    assertThat(NocemNotice.in(octets("> " + HEADERS))).isEmpty();
  }

  @Property
  void anyOctetsAreReadOrRefused(@ForAll byte[] octets) {
    Optional<NocemNotice> notice = Optional.empty();
    try {
      byte[] text = new byte[octets.length + HEADERS.length()];
      System.arraycopy(octets(HEADERS), 0, text, 0, HEADERS.length());
      System.arraycopy(octets, 0, text, HEADERS.length(), octets.length);
      notice = NocemNotice.in(text);
    } catch (Unreadable e) {
      assertThat(e).hasMessageNotContaining("@@");
    }
    assertThat(notice).isEmpty();
  }
}
