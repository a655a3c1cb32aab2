package org.newsloom.ui;

import java.util.Locale;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.newsloom.reading.SubscribedGroup;
import org.newsloom.ui.GroupListModel.Entry;

/** A line of the group list. The count is never cut; the name is shortened from its left. */
final class GroupCell extends ListCell<Entry> {
  private static final PseudoClass HEADING = PseudoClass.getPseudoClass("heading");
  private static final PseudoClass UNREAD = PseudoClass.getPseudoClass("unread");
  private static final PseudoClass FOLDED = PseudoClass.getPseudoClass("in-folder");
  private static final double GAPS = 60;

  private final GroupListModel model;
  private final Menus menus;
  private final FontIcon icon = Icons.of(Feather.HASH);
  private final Label name = new Label();
  private final Label badge = new Label();
  private final HBox box = new HBox(10, icon, name, badge);
  private final Text ruler = new Text();
  private final Tooltip tip = new Tooltip();
  private final InvalidationListener counted =
      _ -> {
        if (getItem() instanceof Entry.View view) {
          view(view);
        }
      };

  /**
   * What can be done with a line.
   *
   * @param ofSearch with a saved search
   * @param ofServer with a server
   */
  record Menus(
      ContextMenu ofGroup, ContextMenu ofSearch, ContextMenu ofFolder, ContextMenu ofServer) {}

  GroupCell(GroupListModel model, Menus menus) {
    this.model = model;
    model.viewCounts().addListener(new WeakInvalidationListener(counted));
    this.menus = menus;
    getStyleClass().add("group-cell");
    badge.getStyleClass().add("unread-badge");
    badge.setMinWidth(Region.USE_PREF_SIZE);
    name.getStyleClass().add("group-name");
    name.setMinWidth(0);
    name.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(name, Priority.ALWAYS);
    box.setAlignment(Pos.CENTER_LEFT);
    setPrefWidth(0);
    widthProperty().addListener(_ -> shorten());
    paddingProperty().addListener(_ -> shorten());
    name.fontProperty().addListener(_ -> shorten());
    badge.widthProperty().addListener(_ -> shorten());
  }

  @Override
  protected void updateItem(@Nullable Entry entry, boolean empty) {
    super.updateItem(entry, empty);
    pseudoClassStateChanged(HEADING, entry instanceof Entry.Heading);
    pseudoClassStateChanged(UNREAD, false);
    pseudoClassStateChanged(FOLDED, entry instanceof Entry.Group line && line.folder().isPresent());
    setTooltip(null);
    setContextMenu(null);
    switch (entry) {
      case null -> blank();
      case Entry.Heading heading -> {
        setText(heading.server());
        setGraphic(null);
        setAccessibleText("Server " + heading.server());
        setContextMenu(menus.ofServer());
      }
      case Entry.View view -> {
        icon.setIconCode(
            switch (view.kind()) {
              case UNREAD -> Feather.INBOX;
              case FLAGGED -> Feather.STAR;
              case WATCHED -> Feather.EYE;
              case TO_ME -> Feather.CORNER_DOWN_RIGHT;
              case MINE -> Feather.USER;
              case SAVED -> Feather.SEARCH;
            });
        view(view);
        if (view.kind() == Entry.Kind.SAVED) {
          tip.setText(view.query());
          setTooltip(tip);
          setContextMenu(menus.ofSearch());
        }
      }
      case Entry.Folder folder -> folder(folder);
      case Entry.Group group -> {
        group(group.group());
        group
            .folder()
            .ifPresent(folder -> setAccessibleText(getAccessibleText() + ", in folder " + folder));
      }
    }
  }

  private void view(Entry.View view) {
    long count = model.viewCounts().get().of(view);
    boolean unread = ViewCounts.isOfUnread(view);
    line(view.words(), count, unread ? " unread" : "");
    pseudoClassStateChanged(UNREAD, unread && count > 0);
  }

  private void blank() {
    setText("");
    setGraphic(null);
    setAccessibleText("");
  }

  private void group(SubscribedGroup group) {
    icon.setIconCode(Feather.HASH);
    line(group.group().group().name(), group.unread(), " unread");
    pseudoClassStateChanged(UNREAD, group.unread() > 0);
    tip.setText(
        group.group().group().name()
            + (group.description().isBlank() ? "" : "\n" + group.description()));
    setTooltip(tip);
    setContextMenu(menus.ofGroup());
  }

  private void folder(Entry.Folder line) {
    icon.setIconCode(line.open() ? Feather.CHEVRON_DOWN : Feather.CHEVRON_RIGHT);
    line(line.folder().name(), line.unread(), " unread");
    setAccessibleText("Folder " + getAccessibleText() + (line.open() ? ", open" : ", closed"));
    pseudoClassStateChanged(UNREAD, line.unread() > 0);
    setContextMenu(menus.ofFolder());
  }

  private void line(String words, long count, String what) {
    setText("");
    name.setUserData(words);
    badge.setText(String.format(Locale.ENGLISH, "%,d", count));
    badge.setVisible(count > 0);
    badge.setManaged(count > 0);
    setAccessibleText(count > 0 ? words + ", " + count + what : words);
    shorten();
    setGraphic((Node) box);
  }

  private void shorten() {
    if (name.getUserData() instanceof String whole) {
      double badgeRoom = badge.isManaged() ? badge.prefWidth(-1) + 10 : 0;
      double indent = Math.max(0, getPadding().getLeft() - getPadding().getRight());
      double room = getWidth() - GAPS - indent - icon.prefWidth(-1) - badgeRoom;
      name.setText(
          getItem() instanceof Entry.Group && getWidth() > 0
              ? GroupNames.fitting(whole, form -> width(form) <= room)
              : whole);
    }
  }

  private double width(String words) {
    ruler.setFont(name.getFont());
    ruler.setText(words);
    return Math.ceil(ruler.getLayoutBounds().getWidth());
  }
}
