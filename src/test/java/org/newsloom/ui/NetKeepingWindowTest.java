package org.newsloom.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.newsloom.article.MessageId;
import org.newsloom.post.Composition;
import org.newsloom.post.Identity;
import org.newsloom.post.PostingStyle;
import org.newsloom.reading.ShownArticle;
import org.newsloom.reading.Withdrawn;

/** The rows of docs/netkeeping.md that windows keep, each under its name. */
final class NetKeepingWindowTest {
  private static final double NARROW = 360;
  private static final Identity ANN = Identity.of("Ann", "ann@example.org");

  @RegisterExtension private final TestWindows windows = new TestWindows();

  private MainWindow window;
  private Scene scene;
  private ArticleHeader header;

  @BeforeEach
  void open() {
    window = windows.open(SampleWorld.news());
    Fx.run(() -> {
      header =
          new ArticleHeader(
              window.desk().article(),
              new Commands(),
              new RawArticle(),
              new DateText(Clock.systemUTC()));
      scene = new Scene(new VBox(header.node()), NARROW, 900);
      windows.themes().getFirst().dress(scene);
    });
  }

  private static ShownArticle article(String... head) {
    String raw = String.join("\r\n", head) + "\r\nMessage-ID: <a@b.example>\r\n\r\nText\r\n";
    return RawArticle.of(raw);
  }

  /** All that the head of the article says, in a window so narrow that lines must wrap. */
  private String shown(String... head) {
    return shown(article(head));
  }

  private String shown(ShownArticle article) {
    return Fx.on(() -> {
      header.show(article);
      scene.getRoot().applyCss();
      for (int pass = 0; pass < 3; pass++) {
        scene.getRoot().layout(); // as in a window, where what wraps asks for one pass more
      }
      List<String> words = new ArrayList<>();
      collect(header.node(), words);
      return String.join("", words);
    });
  }

  private void collect(Node node, List<String> words) {
    if (!node.isVisible()) {
      return;
    }
    if (node instanceof Text text) {
      Bounds place = node.localToScene(node.getBoundsInLocal());
      assertThat(place.getMaxX()).as(text.getText()).isLessThanOrEqualTo(NARROW + 1);
      words.add(text.getText());
    } else if (node instanceof Labeled label) {
      words.add(label.getText());
    }
    if (node instanceof Parent parent && !(node instanceof Labeled)) {
      parent.getChildrenUnmodifiable().forEach(child -> collect(child, words));
    }
  }

  /** What others ask to be removed stays, and says so. */
  @Test
  void aWithdrawnArticleIsMarkedAndWhoAsksIsTold() {
    MessageId by = new MessageId("b@b.example");
    assertThat(
            shown(
                article("From: Bob <bob@example.net>")
                    .with(Optional.of(new Withdrawn(true, by, true)))))
        .contains("A newer article was put in its place by its author.", "Open the newer one");
    Pictures.take(windows.themes().getFirst(), scene, "withdrawn-superseded");
    assertThat(
            shown(
                article("From: Bob <bob@example.net>")
                    .with(Optional.of(new Withdrawn(false, by, false)))))
        .contains("asked to be cancelled by somebody who may not be its author")
        .contains("Open the request");
    Pictures.take(windows.themes().getFirst(), scene, "withdrawn-cancelled");
    assertThat(shown(article("From: Bob <bob@example.net>"))).doesNotContain("Open the");
  }

  @Nested
  class G1a {
    @Test
    void theAuthorIsShownWithNameAndAddress() {
      assertThat(shown("From: Bob of York <bob@example.net>"))
          .contains("Bob of York", "<bob@example.net>");
    }
  }

  @Nested
  class G1b {
    @Test
    void aSubjectOfAHundredAndTwentyCharactersIsShownWhole() {
      String subject = "word ".repeat(24).strip();
      assertThat(shown("Subject: " + subject)).contains(subject);
    }
  }

  @Nested
  class G1c {
    @Test
    void allOfTwelveNewsgroupsAreShown() {
      List<String> groups = IntStream.range(0, 12).mapToObj(i -> "misc.group" + i + ".x").toList();
      assertThat(shown("Newsgroups: " + String.join(",", groups))).contains(groups);
    }
  }

  @Nested
  class G1d {
    @Test
    void followupToIsShownWhereItDiffers() {
      assertThat(shown("Newsgroups: misc.test", "Followup-To: alt.test"))
          .contains("Followup-Toalt.test");
      assertThat(shown("Newsgroups: misc.test", "Followup-To: poster"))
          .contains("Followup-Toposter");
      assertThat(shown("Newsgroups: misc.test", "Followup-To: misc.test"))
          .doesNotContain("Followup-To");
    }
  }

  @Nested
  class G1e {
    @Test
    void replyToIsShownWhereItDiffers() {
      assertThat(shown("From: Bob <bob@a.example>", "Reply-To: Rob <rob@a.example>, c@a.example"))
          .contains("Reply-To", "Rob <rob@a.example>", "c@a.example");
      assertThat(shown("From: Bob <bob@a.example>", "Reply-To: Bob <bob@a.example>"))
          .doesNotContain("Reply-To");
    }
  }

  @Nested
  class G1f {
    /** {@link #collect} looks that no word ends beyond the window's edge. */
    @Test
    void allOfItIsWithinANarrowWindow() {
      String groups =
          IntStream.range(0, 12).mapToObj(i -> "misc.group" + i).collect(Collectors.joining(","));
      String shown =
          shown(
              "From: Bob of York <bob@example.net>",
              "Subject: " + "word ".repeat(40),
              "Newsgroups: " + groups,
              "Followup-To: misc.group1,misc.group2",
              "Reply-To: Robert <rob@example.net>");
      assertThat(shown).contains("misc.group11", "Followup-To", "<rob@example.net>");
    }

    @Test
    void aNameWiderThanThePaneIsBroken() {
      String name = "Bartholomew".repeat(16);
      String shown =
          shown(
              "From: " + name + " <" + "bob.".repeat(40) + "x@example.net>",
              "Subject: word",
              "Newsgroups: misc.test",
              "Reply-To: " + name + " <rob@example.net>");
      assertThat(shown).contains(name, "<rob@example.net>");
    }
  }

  @Nested
  class G2d {
    @Test
    void theCommandsHaveTheirWords() {
      assertThat(Arrays.stream(Command.values()).map(command -> command.words().replace("…", "")))
          .contains("Post to newsgroup", "Followup to newsgroup", "Reply by e-mail")
          .doesNotContain("Send", "Respond", "Reply");
    }
  }

  @Nested
  class G6b {
    @Test
    void whoAsksForEmailIsAnsweredByEmailAndTheWriterIsTold() {
      ComposerStart start =
          Answering.followup(
              article("From: Bob <bob@a.example>", "Subject: x", "Followup-To: poster"),
              Optional.empty(),
              ANN,
              PostingStyle.DEFAULT,
              "news");
      assertThat(start.composition().kind()).isEqualTo(Composition.Kind.REPLY);
      assertThat(start.advice()).contains("Followup-To: poster");
      assertThat(start.ways().other().map(Composition::kind)).contains(Composition.Kind.FOLLOWUP);
    }
  }

  @Nested
  class G12c {
    @Test
    void whereMailCannotArriveAFollowupIsOffered() {
      ComposerStart start =
          Answering.reply(
              article("From: Bob <bob@a.invalid>", "Subject: x", "Newsgroups: misc.test"),
              Optional.empty(),
              ANN,
              PostingStyle.DEFAULT,
              "news");
      assertThat(start.advice()).contains("cannot arrive");
      assertThat(start.ways().other().map(Composition::kind)).contains(Composition.Kind.FOLLOWUP);
    }
  }

  @Nested
  class G15a {
    @Test
    void anAnswerIsSignedByTheIdentity() {
      Identity signed = new Identity("usual", "Ann", "ann@example.org", "re@a.example", "", "Ann");
      Composition followup =
          Answering.followup(
                  article("From: Bob <bob@a.example>", "Subject: x", "Newsgroups: misc.test"),
                  Optional.empty(),
                  signed,
                  PostingStyle.DEFAULT.signedBy(signed),
                  "news")
              .composition();
      assertThat(followup.body()).endsWith("\n-- \nAnn\n");
      assertThat(followup.replyTo()).isEqualTo("re@a.example");
    }
  }
}
