package org.newsloom.ui;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.newsloom.reading.ShownArticle;

/** The article pane: what is in it and how it is shown. */
final class ArticleModel {
  /** What is in the pane. */
  sealed interface Content {
    /** No article is open. */
    record Nothing(String title, String hint) implements Content {}

    /** An article is on its way. */
    record Coming(String subject) implements Content {}

    /**
     * An article.
     *
     * @param words of the search that led here, to be marked
     */
    record Here(ShownArticle shown, List<String> words) implements Content {
      /** Takes a copy of the list. */
      public Here {
        words = List.copyOf(words);
      }
    }

    /**
     * A whole thread as one text.
     *
     * @param sections its articles in their order
     * @param current the one that commands work on
     * @param goThere whether the text is to be scrolled to it
     */
    record Conversation(List<Section> sections, int current, boolean goThere) implements Content {
      /** The same text at another article. */
      Conversation at(int other, boolean scroll) {
        return new Conversation(sections, other, scroll);
      }
    }

    /** The octets of an article as text. */
    record Source(ShownArticle shown, String text) implements Content {}

    /** No server has it any more. */
    record Gone(String subject) implements Content {}

    /** An article that others refer to and that is not here. */
    record Missing(String id) implements Content {}

    /** It could not be brought. */
    record Failed(String sentence, String detail) implements Content {}
  }

  /**
   * An article of a conversation.
   *
   * @param key what its row in the list is known by
   * @param unread whether it was unread when the conversation was opened
   * @param shown the article; empty where it is not here
   */
  record Section(long key, boolean unread, Optional<ShownArticle> shown) {}

  private static final Content EMPTY =
      new Content.Nothing(
          "No article is open", "Choose one in the list, or press {READ_ON} to read on.");

  private final ReadOnlyObjectWrapper<Content> content = new ReadOnlyObjectWrapper<>(EMPTY);
  private final BooleanProperty allHeaders = new SimpleBooleanProperty();
  private final ObjectProperty<QuoteFolding> folding =
      new SimpleObjectProperty<>(QuoteFolding.LONG);
  private final BooleanProperty emphasis = new SimpleBooleanProperty(true);
  private final BooleanProperty emoticons = new SimpleBooleanProperty();
  private final BooleanProperty preferHtml = new SimpleBooleanProperty();
  private final BooleanProperty monospace = new SimpleBooleanProperty();
  private final BooleanProperty rot13 = new SimpleBooleanProperty();
  private final BooleanProperty conversation = new SimpleBooleanProperty();

  /** Which quotes are folded away. */
  ObjectProperty<QuoteFolding> folding() {
    return folding;
  }

  /** Whether *bold*, /italic/ and _underlined_ words look so. */
  BooleanProperty emphasis() {
    return emphasis;
  }

  /** Whether faces written with signs are drawn as emoji. */
  BooleanProperty emoticons() {
    return emoticons;
  }

  /** Whether the HTML of an article is read where it has plain text too. */
  BooleanProperty preferHtml() {
    return preferHtml;
  }

  ReadOnlyObjectProperty<Content> content() {
    return content.getReadOnlyProperty();
  }

  /** Whether all header fields are listed. */
  BooleanProperty allHeaders() {
    return allHeaders;
  }

  /** Whether letters have a fixed width. */
  BooleanProperty monospace() {
    return monospace;
  }

  /** Whether threads are shown whole, as one text. */
  BooleanProperty conversation() {
    return conversation;
  }

  /** Whether the text is turned by ROT13; the next article is not. */
  BooleanProperty rot13() {
    return rot13;
  }

  void show(Content now) {
    rot13.set(false);
    content.set(now);
  }

  void clear() {
    content.set(EMPTY);
  }

  /** The article that is open, shown as text or as source. */
  Optional<ShownArticle> article() {
    return switch (content.get()) {
      case Content.Here here -> Optional.of(here.shown());
      case Content.Source source -> Optional.of(source.shown());
      case Content.Conversation all -> all.sections().get(all.current()).shown();
      default -> Optional.empty();
    };
  }
}
