package org.newsloom.post;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.newsloom.article.Author;
import org.newsloom.article.MessageId;
import org.newsloom.mime.ArticleParser;
import org.newsloom.settings.PostingSettings;

final class FlowedLinesTest {
  private static final PostingStyle FLOWED =
      PostingStyle.of(new PostingSettings("", "", "", false, false, true, 1_000, "", Map.of()));

  @Test
  void linesThatWereFullFlowAndOthersDoNot() {
    assertThat(
            FlowedLines.of(
                """
                Ann wrote:

                > What somebody else broke stays as it is, be it ever so long, and
                > goes on here.

                A line that is broken because the next word has no room in it any
                more goes on here.
                Short.
                Short too.
                - an item of a list that is very nearly as long as the line can be
                - b

                  laid out   by hand, as wide as the text and wider than some of it
                  and more of it
                From here on.

                --\s
                A signature whose first line is as long as a line may be, no more
                than that
                """,
                66))
        .isEqualTo(
            """
            Ann wrote:

            > What somebody else broke stays as it is, be it ever so long, and
            > goes on here.

            A line that is broken because the next word has no room in it any\s
            more goes on here.
            Short.
            Short too.
            - an item of a list that is very nearly as long as the line can be
            - b

               laid out   by hand, as wide as the text and wider than some of it
               and more of it
             From here on.

            --\s
            A signature whose first line is as long as a line may be, no more
            than that
            """);
  }

  @Test
  void betweenChineseLettersNoBlankComes() {
    String text = "漢".repeat(36) + "\n" + "字".repeat(10);
    assertThat(FlowedLines.of(text, 72)).isEqualTo(text);
  }

  /** What a paragraph was before it was broken is what a reader of format=flowed sees again. */
  @Test
  void aReaderJoinsWhatWasBroken() {
    String paragraph =
        "When a paragraph is longer than a line, it is broken while one writes; whoever reads it in"
            + " a narrow window, or in a wide one, has it broken anew.";
    String body =
        "First.\n\n" + LineWrap.wrap(paragraph, 72) + "\n\n From here: blanks.\nFrom there.\n";
    assertThat(readBack(body))
        .isEqualTo("First.\n\n" + paragraph + "\n\n From here: blanks.\nFrom there.\n");
  }

  /** Words come back as they were, however the lines stand; nothing is quoted that was not. */
  @Property(tries = 300)
  void noWordIsLost(
      @ForAll @StringLength(max = 400) @CharRange(from = ' ', to = '~') String line,
      @ForAll @StringLength(max = 80) String rest) {
    String body = LineWrap.wrap(line.replace('>', ')'), 72) + "\n";
    assertThat(readBack(body).replaceAll("\\s+", " ").strip())
        .isEqualTo(body.replaceAll("\\s+", " ").strip());
    FlowedLines.of(rest, 72);
  }

  private static String readBack(String body) {
    byte[] octets =
        new ArticleWriter("Newsloom/test")
            .write(
                Composition.empty()
                    .withFrom(new Author("Ann", "ann@example.invalid"))
                    .withNewsgroups("misc.test")
                    .withSubject("Flowed")
                    .withBody(body),
                MessageId.parse("<a@example.invalid>").orElseThrow(),
                Instant.EPOCH,
                FLOWED,
                CancelHeaders.NONE);
    assertThat(new String(octets, StandardCharsets.UTF_8)).contains("; format=flowed\r\n");
    return new ArticleParser().parse(octets).text();
  }
}
