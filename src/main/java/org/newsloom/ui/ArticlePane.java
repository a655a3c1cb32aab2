package org.newsloom.ui;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntConsumer;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.newsloom.article.MessageId;
import org.newsloom.article.Newsgroup;
import org.newsloom.article.Part;
import org.newsloom.article.TextLine;
import org.newsloom.article.TextOutline;
import org.newsloom.reading.ArticleSignature;
import org.newsloom.reading.JoinedPosts;
import org.newsloom.reading.NoticeState;
import org.newsloom.reading.ShownArticle;
import org.newsloom.settings.NocemSettings.Issuer;
import org.newsloom.ui.ArticleModel.Content;
import org.newsloom.ui.BodyLine.Span;

/** The open article: its head, its text, what is attached, and finding words in it. */
final class ArticlePane {
  /** What a person does here besides the commands. */
  interface Actions {
    void openLink(Span link);

    void openGroup(Newsgroup group);

    /** Opens an article that this one, or its head, names. */
    void openId(MessageId id);

    void save(ShownArticle article, Part part);

    /** The octets of a part. */
    CompletableFuture<Optional<byte[]>> octets(ShownArticle article, Part part);

    /**
     * Puts together the files of which the article holds one piece, and saves them.
     *
     * @param done is told, on any thread, how many posts have been asked for
     */
    CompletableFuture<Optional<JoinedPosts>> joined(ShownArticle article, IntConsumer done);

    /**
     * What there is to tell of its signature.
     *
     * @param wanted whether the person asked for the check
     */
    CompletableFuture<Optional<ArticleSignature>> signature(ShownArticle article, boolean wanted);

    /** What there is to tell of the NoCeM notice in it; empty where it is none. */
    CompletableFuture<Optional<NoticeState>> notice(ShownArticle article);

    /**
     * Lets the notices of an issuer count, after a question.
     *
     * @param then is run afterwards
     */
    void trust(Issuer issuer, Runnable then);

    /** Shows pictures of the article, one of them first. */
    void openPictures(ShownArticle article, List<Part> pictures, int first);

    void retry();
  }

  /** The text begins below the head's beginning. */
  private static final double MARGIN = 24;

  /** A lower place has no room for the picture over a message. */
  private static final double FOR_PICTURE = 190;

  /** What the head leaves to the text at least, in letters' sizes, if half is not enough for it. */
  private static final double LEAST_TEXT = 7;

  private static final String NOT_HERE = "This article is not here.";

  private static final TextOutline ONE_LINE =
      new TextOutline(
          List.of(new TextLine(0, NOT_HERE.length(), TextLine.Kind.BODY, 0, 0, List.of())),
          List.of());

  private final ArticleModel model;
  private final Commands commands;
  private final Actions actions;
  private final DateText dates;
  private final BodyView body;
  private final ArticleHeader header;
  private final FindBar find;
  private final AttachmentBar attachments;
  private final ScrollPane headerScroll;
  private final BorderPane article = new BorderPane();
  private final StackPane root = new StackPane();
  private final ReadOnlyDoubleProperty scale;
  private List<ArticleModel.Section> sections = List.of();

  /** Whether the text is in letters of one width now. */
  private boolean fixed;

  /**
   * Shows the model.
   *
   * @param scale of fonts
   */
  ArticlePane(
      ArticleModel model,
      Commands commands,
      Actions actions,
      DateText dates,
      ReadOnlyDoubleProperty scale) {
    this.model = model;
    this.commands = commands;
    this.actions = actions;
    this.dates = dates;
    body = new BodyView(MARGIN, actions::openLink);
    header = new ArticleHeader(model, commands, actions, dates);
    find = new FindBar(body);
    attachments = new AttachmentBar(actions, commands);
    headerScroll = new ScrollPane(header.node());
    headerScroll.setFitToWidth(true);
    headerScroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    headerScroll.getStyleClass().addAll("header-scroll", "edge-to-edge");
    headerScroll.setFocusTraversable(false);
    headerScroll.setMinHeight(0);
    // The head is as high as its wrapped lines make it; the scroll pane would guess too little.
    if (header.node() instanceof Region head) {
      head.heightProperty()
          .addListener(_ -> headerScroll.setPrefHeight(Math.ceil(head.getHeight()) + 2));
    }
    article.setTop(new VBox(headerScroll, find.node()));
    article.setCenter(body.node());
    article.setBottom(attachments.node());
    root.getStyleClass().add("article-pane");
    // A long head scrolls and leaves half of the pane to the text, or some lines if those are less.
    headerScroll
        .maxHeightProperty()
        .bind(
            Bindings.max(
                root.heightProperty().multiply(0.5),
                root.heightProperty().subtract(scale.multiply(LEAST_TEXT * Theme.BASE_SIZE))));
    root.setMinSize(0, 0);
    model.content().addListener(_ -> show());
    this.scale = scale;
    model.monospace().addListener(_ -> setFont());
    model.rot13().addListener(_ -> turn());
    model.folding().addListener(_ -> body.setFolding(model.folding().get()));
    body.setFolding(model.folding().get());
    model.emphasis().addListener(_ -> body.setEmphasis(model.emphasis().get()));
    body.setEmphasis(model.emphasis().get());
    model.emoticons().addListener(_ -> body.setEmoticons(model.emoticons().get()));
    body.setEmoticons(model.emoticons().get());
    scale.addListener(_ -> setFont());
    show();
  }

  Region node() {
    return root;
  }

  BodyView body() {
    return body;
  }

  FindBar find() {
    return find;
  }

  /** Without a text the pane itself has it: else it went to the search, and letters with it. */
  void requestFocus() {
    if (root.getChildren().contains(article)) {
      body.node().requestFocus();
    } else {
      root.requestFocus();
    }
  }

  /** Whether keys come here. */
  boolean isFocused() {
    for (Node at = root.getScene() == null ? null : root.getScene().getFocusOwner();
        at != null;
        at = at.getParent()) {
      if (at.equals(root)) {
        return true;
      }
    }
    return false;
  }

  /** After the scheme of colours changed. */
  void recolour() {
    body.recolour();
    header.recolour();
  }

  private void show() {
    boolean focused = isFocused();
    if (!(model.content().get() instanceof Content.Conversation)) {
      sections = List.of();
      find.close();
    }
    if (fixed != isFixed()) {
      setFont();
    }
    Node now =
        switch (model.content().get()) {
          case Content.Nothing nothing ->
              message(
                  Feather.BOOK_OPEN,
                  nothing.title(),
                  commands.keymap().getValue().fill(nothing.hint()));
          case Content.Coming coming -> coming(coming.subject());
          case Content.Here here -> here(here.shown(), here.words());
          case Content.Conversation all -> conversation(all);
          case Content.Source source -> source(source);
          case Content.Gone gone ->
              message(
                  Feather.ARCHIVE,
                  "This article is no longer on the server",
                  gone.subject().isBlank()
                      ? "Servers keep articles for a time only. Another server may still have it."
                      : "“"
                          + gone.subject()
                          + "” has expired there. Another server may still have it.");
          case Content.Missing missing ->
              message(
                  Feather.HELP_CIRCLE,
                  "This article is not here",
                  "Others answer it, but it did not come with the newsgroup: <"
                      + missing.id()
                      + ">",
                  button(Command.WHOLE_THREAD));
          case Content.Failed failed ->
              message(
                  Feather.ALERT_TRIANGLE, failed.sentence(), failed.detail(), Optional.of(retry()));
        };
    if (!root.getChildren().equals(List.of(now))) {
      root.getChildren().setAll(now);
    }
    if (focused && !isFocused()) {
      requestFocus();
    }
  }

  /** The source is in letters of one width, as it is written, whatever is chosen for texts. */
  private void setFont() {
    fixed = isFixed();
    body.setFont(fixed, scale.get());
  }

  private boolean isFixed() {
    return model.monospace().get() || model.content().get() instanceof Content.Source;
  }

  private Node here(ShownArticle shown, List<String> words) {
    // In the scene first: a text that is laid out outside of it has not its looks, and its marks
    // stand beside the words.
    root.getChildren().setAll(article);
    header.show(shown);
    attachments.show(shown);
    body.show(text(shown), words);
    return article;
  }

  private BodyText text(ShownArticle shown) {
    String text = shown.article().text();
    return BodyText.of(model.rot13().get() ? Rot13.of(text) : text, shown.outline());
  }

  /** The same article with its letters turned, or back again. */
  private void turn() {
    if (model.content().get() instanceof Content.Here here) {
      body.show(text(here.shown()), List.of());
    }
  }

  private Node conversation(Content.Conversation all) {
    if (!sections.equals(all.sections())) {
      root.getChildren().setAll(article);
      sections = all.sections();
      body.show(BodyText.of(sections.stream().map(this::section).toList()), List.of());
    }
    all.sections().get(all.current()).shown().ifPresentOrElse(header::show, header::showMissing);
    attachments.hide();
    if (all.goThere()) {
      body.goToLine(body.body().lineOf(all.current()));
    }
    return article;
  }

  private BodyText.Section section(ArticleModel.Section section) {
    return new BodyText.Section(
        section.shown().map(this::heading).orElse("Not here"),
        section.unread(),
        section.shown().map(it -> it.article().text()).orElse(NOT_HERE),
        section.shown().map(ShownArticle::outline).orElse(ONE_LINE));
  }

  private String heading(ShownArticle shown) {
    return shown.article().from().displayName()
        + shown.article().date().map(date -> "   " + dates.full(date)).orElse("");
  }

  /** Which article of a conversation is in sight, the first one that is. */
  int sectionInSight() {
    return body.body().sectionOf(body.firstLineInSight());
  }

  private Node source(Content.Source source) {
    root.getChildren().setAll(article);
    header.show(source.shown());
    attachments.hide();
    body.show(BodyText.source(source.text()), List.of());
    return article;
  }

  private static Node coming(String subject) {
    ProgressIndicator turning = new ProgressIndicator();
    turning.setMaxSize(28, 28);
    turning.setAccessibleText("The article is on its way");
    WrappedText title = new WrappedText(subject, "message-title");
    Label words = new Label("from the server…");
    words.getStyleClass().add("message-hint");
    VBox box = new VBox(12, turning, title, words);
    box.getStyleClass().add("message");
    box.setAlignment(Pos.CENTER);
    return box;
  }

  private Button retry() {
    Button button = new Button("Try again");
    button.setOnAction(_ -> actions.retry());
    return button;
  }

  private Optional<Button> button(Command command) {
    if (!commands.isAvailable(command)) {
      return Optional.empty();
    }
    Button button = new Button(command.words());
    button.setOnAction(_ -> commands.run(command));
    return Optional.of(button);
  }

  private static Node message(Feather picture, String title, String hint) {
    return message(picture, title, hint, Optional.empty());
  }

  /** A picture, what is so, and what to do. */
  static Node message(Feather picture, String title, String hint, Optional<Button> button) {
    WrappedText head = new WrappedText(title, "message-title");
    WrappedText words = new WrappedText(hint, "message-hint");
    Node icon = Icons.large(picture);
    VBox box = new VBox(10, icon, head, words);
    button.ifPresent(box.getChildren()::add);
    box.getStyleClass().add("message");
    box.setAlignment(Pos.CENTER);
    box.setPadding(new Insets(12, 24, 12, 24));
    box.setMinSize(0, Region.USE_PREF_SIZE);
    // In a low window the picture gives way, then the words scroll.
    ScrollPane scroll =
        new ScrollPane(box) {
          @Override
          public void requestFocus() {
            // A click would give it the keys, and they would go on to any button when what is said
            // here gives way to a list.
          }
        };
    scroll.setFitToWidth(true);
    scroll.setFitToHeight(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setFocusTraversable(false);
    scroll.setMinSize(0, 0);
    scroll.getStyleClass().addAll("message-scroll", "edge-to-edge");
    // Later: what changes in the middle of a layout is not laid out.
    scroll
        .heightProperty()
        .addListener(
            _ -> Platform.runLater(() -> Form.show(icon, scroll.getHeight() >= FOR_PICTURE)));
    return scroll;
  }
}
