package org.newsloom.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.newsloom.article.Article;
import org.newsloom.article.Author;
import org.newsloom.article.Newsgroup;
import org.newsloom.reading.Nocem;
import org.newsloom.reading.ShownArticle;
import org.newsloom.reading.Withdrawn;

/**
 * The head of an article: subject, author, date, all newsgroups, and Followup-To and Reply-To where
 * they differ. Nothing in it is cut off.
 */
final class ArticleHeader {
  private static final int MOST_HEADERS = 400;
  private static final double FACE = 48;
  private static final int MOST_LETTERS = 2_000;

  /** More than anybody means; each is a button, and thousands of them stop the window. */
  private static final int MOST_GROUPS = 100;

  /** What the button switches is on. */
  private static final PseudoClass ON = PseudoClass.getPseudoClass("on");

  private final Commands commands;
  private final ArticlePane.Actions actions;
  private final DateText dates;
  private final VBox box = new VBox();
  private final BodyView fields = new BodyView(8, _ -> {});
  private @Nullable HBox buttons;

  ArticleHeader(
      ArticleModel model, Commands commands, ArticlePane.Actions actions, DateText dates) {
    this.commands = commands;
    this.actions = actions;
    this.dates = dates;
    box.getStyleClass().add("article-header");
    box.setFillWidth(true);
    fields.node().getStyleClass().add("all-headers");
    fields.node().setAccessibleText("All header fields");
    fields.node().visibleProperty().bind(model.allHeaders());
    fields.node().managedProperty().bind(model.allHeaders());
  }

  Node node() {
    return box;
  }

  void show(ShownArticle shown) {
    Article article = shown.article();
    WrappedText subject =
        new WrappedText(
            article.subject().isBlank() ? "(no subject)" : article.subject(), "subject-line");
    subject.setMinHeight(Region.USE_PREF_SIZE);
    VBox lines = new VBox(author(article), dateAndGroups(article));
    lines.getStyleClass().add("header-lines");
    if (shown.isSigned()) {
      lines.getChildren().add(new SignatureLine(actions, shown));
    }
    if (Nocem.mayBeNotice(article)) {
      lines.getChildren().add(new NoticeLine(actions, shown));
    }
    shown.withdrawn().ifPresent(it -> lines.getChildren().add(withdrawn(it)));
    more(article).forEach(lines.getChildren()::add);
    HBox.setHgrow(lines, Priority.ALWAYS);
    lines.setMinWidth(0);
    HBox strip = new HBox(avatar(article), lines, buttons == null ? buttons() : buttons);
    strip.getStyleClass().add("header-strip");
    fields.show(BodyText.source(fieldsOf(article)), List.of());
    box.getChildren().setAll(subject, strip, fields.node());
  }

  /** Stands over a section of a conversation whose article is not here. */
  void showMissing() {
    fields.show(BodyText.source(""), List.of());
    box.getChildren().setAll(new WrappedText("This article is not here", "subject-line"));
  }

  void recolour() {
    fields.recolour();
  }

  private Node author(Article article) {
    Author from = article.from();
    WrappedText name =
        wrapping(from.displayName().isBlank() ? "(no author)" : from.displayName(), "author-name");
    HeaderLine line = new HeaderLine();
    line.getChildren().add(name);
    if (!from.name().isEmpty() && !from.address().isEmpty()) {
      line.getChildren().add(wrapping("<" + from.address() + ">", "author-address"));
    }
    if (article.authors().size() > 1) {
      String others =
          article.authors().stream()
              .skip(1)
              .map(Author::toString)
              .collect(Collectors.joining(", "));
      line.getChildren().add(wrapping("and " + others, "author-address"));
    }
    return line;
  }

  /** It is marked and stays; what takes its place is a click away. */
  private Node withdrawn(Withdrawn said) {
    Label words = new Label(ArticleDetails.words(said));
    words.getStyleClass().add("withdrawn");
    words.setWrapText(true);
    Hyperlink open = new Hyperlink(said.isSuperseded() ? "Open the newer one" : "Open the request");
    open.setOnAction(_ -> actions.openId(said.by()));
    open.setMinWidth(Region.USE_PREF_SIZE);
    HBox line = new HBox(8, words, open);
    line.setAlignment(Pos.CENTER_LEFT);
    return line;
  }

  private Node dateAndGroups(Article article) {
    HeaderLine line = new HeaderLine();
    Label date = new Label(article.date().map(dates::full).orElse("no date"));
    date.getStyleClass().add("article-date");
    line.getChildren().add(date);
    article.newsgroups().stream()
        .limit(MOST_GROUPS)
        .forEach(group -> line.getChildren().add(chip(group)));
    int more = article.newsgroups().size() - MOST_GROUPS;
    if (more > 0) {
      Label rest = new Label(String.format(Locale.ROOT, "and %,d more", more));
      rest.getStyleClass().add("badge");
      rest.setTooltip(
          new Tooltip(
              commands
                  .keymap()
                  .getValue()
                  .fill("All of them stand in the source of the article: {SOURCE}.")));
      line.getChildren().add(rest);
    }
    if (isNoArchive(article)) {
      Label badge = new Label("Not to be archived");
      badge.getStyleClass().add("badge");
      badge.setTooltip(new Tooltip("The author asks archives not to keep it (X-No-Archive)."));
      line.getChildren().add(badge);
    }
    if (!article.defects().isEmpty()) {
      Label badge =
          new Label(
              article.defects().size() == 1 ? "1 defect" : article.defects().size() + " defects");
      badge.getStyleClass().add("badge");
      badge.setTooltip(
          new Tooltip(
              article.defects().stream()
                  .limit(20)
                  .map(defect -> defect.where() + ": " + defect.what())
                  .collect(Collectors.joining("\n"))));
      line.getChildren().add(badge);
    }
    return line;
  }

  private List<Node> more(Article article) {
    List<Node> lines = new ArrayList<>();
    if (article.followupToPoster()) {
      lines.add(
          field(
              "Followup-To",
              List.of(wrapping("poster: the author asks for e-mail", "field-value"))));
    } else if (!article.followupTo().isEmpty()
        && !List.copyOf(article.followupTo()).equals(article.newsgroups())) {
      lines.add(
          field(
              "Followup-To",
              article.followupTo().stream()
                  .limit(MOST_GROUPS)
                  .map(group -> (Node) chip(group))
                  .toList()));
    }
    if (!article.replyTo().isEmpty() && !article.replyTo().equals(article.authors())) {
      lines.add(
          field(
              "Reply-To",
              article.replyTo().stream()
                  .map(author -> (Node) wrapping(author.toString(), "field-value"))
                  .toList()));
    }
    for (String name : List.of("To", "X-Comment-To")) {
      article
          .header(name)
          .filter(value -> !value.isBlank())
          .ifPresent(value -> lines.add(field(name, List.of(wrapping(value, "field-value")))));
    }
    return lines;
  }

  private static Node field(String name, List<Node> values) {
    Label label = new Label(name);
    label.getStyleClass().add("field-name");
    HeaderLine line = new HeaderLine();
    line.getChildren().add(label);
    line.getChildren().addAll(values);
    return line;
  }

  private Hyperlink chip(Newsgroup group) {
    Hyperlink chip = new Hyperlink(group.name());
    chip.getStyleClass().add("group-chip");
    chip.setWrapText(true);
    chip.setOnAction(_ -> actions.openGroup(group));
    return chip;
  }

  private static WrappedText wrapping(String text, String styleClass) {
    return new WrappedText(text, styleClass);
  }

  /** Made when they are first shown: before that the commands are not there yet. */
  private HBox buttons() {
    HBox made = new HBox();
    made.getStyleClass().add("header-buttons");
    made.setAlignment(Pos.TOP_RIGHT);
    made.setMinWidth(Region.USE_PREF_SIZE);
    add(made, Command.FLAG, Feather.STAR);
    add(made, Command.ALL_HEADERS, Feather.LIST);
    add(made, Command.SOURCE, Feather.CODE);
    buttons = made;
    return made;
  }

  private void add(HBox to, Command command, Feather picture) {
    if (commands.isAvailable(command)) {
      Button button =
          Icons.button(
              picture, commands.keymap().getValue().withKey(command), () -> commands.run(command));
      button.setFocusTraversable(false);
      commands
          .on(command)
          .ifPresent(on -> {
            button.pseudoClassStateChanged(ON, on.get());
            on.addListener(_ -> button.pseudoClassStateChanged(ON, on.get()));
          });
      to.getChildren().add(button);
    }
  }

  /** The picture that the article brings, or else the author's letters. */
  private static Node avatar(Article article) {
    Author author = article.from();
    Optional<Image> face =
        article
            .header("Face")
            .flatMap(PictureData::face)
            .or(() -> article.header("X-Face").flatMap(PictureData::xFace));
    if (face.isPresent()) {
      ImageView view = new ImageView(face.get());
      view.setFitWidth(FACE);
      view.setFitHeight(FACE);
      view.setPreserveRatio(true);
      view.setAccessibleText("Picture of " + author.displayName());
      StackPane place = new StackPane(view);
      place.getStyleClass().add("face");
      return place;
    }
    Label letters = new Label(Initials.of(author));
    StackPane avatar = new StackPane(letters);
    avatar.getStyleClass().addAll("avatar", "avatar-" + Initials.colour(author));
    return avatar;
  }

  private static boolean isNoArchive(Article article) {
    return article
            .header("X-No-Archive")
            .filter(value -> value.strip().toLowerCase(Locale.ROOT).startsWith("yes"))
            .isPresent()
        || article
            .header("Archive")
            .filter(value -> value.strip().toLowerCase(Locale.ROOT).startsWith("no"))
            .isPresent();
  }

  private static String fieldsOf(Article article) {
    return article.headers().stream()
        .limit(MOST_HEADERS)
        .map(field -> field.name() + ": " + bounded(field.value()))
        .collect(Collectors.joining("\n"));
  }

  private static String bounded(String value) {
    return value.length() <= MOST_LETTERS ? value : value.substring(0, MOST_LETTERS) + "…";
  }
}
