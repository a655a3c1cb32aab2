package org.newsloom.ui;

import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DragEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.TransferMode;
import org.newsloom.sync.ServerGroup;
import org.newsloom.ui.GroupListModel.Entry;

/** Newsgroups are drawn onto folders, and out of them onto what stands in none. */
final class GroupDragging {
  private static final PseudoClass DROP = PseudoClass.getPseudoClass("drop");

  /** So near to the edge of the list, in pixels, it scrolls by as many. */
  private static final double EDGE = 24;

  private final GroupListModel model;
  private final GroupPane.Actions actions;
  private final ListView<Entry> list;
  private Optional<ServerGroup> dragged = Optional.empty();

  GroupDragging(GroupListModel model, GroupPane.Actions actions, ListView<Entry> list) {
    this.model = model;
    this.actions = actions;
    this.list = list;
    list.addEventFilter(DragEvent.DRAG_OVER, this::scroll);
  }

  void dress(ListCell<Entry> cell) {
    cell.setOnDragDetected(event -> begin(cell, event));
    cell.setOnDragOver(event -> {
      if (takes(cell)) {
        event.acceptTransferModes(TransferMode.MOVE);
        cell.pseudoClassStateChanged(DROP, true);
        event.consume();
      }
    });
    cell.setOnDragExited(_ -> cell.pseudoClassStateChanged(DROP, false));
    cell.setOnDragDropped(event -> {
      if (takes(cell)) {
        dragged.ifPresent(group -> actions.move(group, model.folderAt(cell.getItem())));
        event.setDropCompleted(true);
        event.consume();
      }
    });
    cell.setOnDragDone(_ -> dragged = Optional.empty());
  }

  private void begin(ListCell<Entry> cell, MouseEvent event) {
    if (event.isPrimaryButtonDown() && cell.getItem() instanceof Entry.Group line) {
      ClipboardContent name = new ClipboardContent();
      name.putString(line.group().group().group().name());
      cell.startDragAndDrop(TransferMode.MOVE).setContent(name);
      dragged = Optional.of(line.group().group());
      event.consume();
    }
  }

  private boolean takes(ListCell<Entry> cell) {
    return cell.getItem() != null
        && dragged.filter(group -> model.takes(group, cell.getItem())).isPresent();
  }

  private void scroll(DragEvent event) {
    double y = list.sceneToLocal(event.getSceneX(), event.getSceneY()).getY();
    double by = y < EDGE ? -EDGE : y > list.getHeight() - EDGE ? EDGE : 0;
    if (by != 0 && list.lookup(".virtual-flow") instanceof VirtualFlow<?> flow) {
      flow.scrollPixels(by);
    }
  }
}
