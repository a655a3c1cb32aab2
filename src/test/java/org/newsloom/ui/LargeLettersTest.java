package org.newsloom.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The main window with large letters and in small windows; what has no room gives way. */
final class LargeLettersTest {
  @RegisterExtension private final TestWindows windows = new TestWindows();

  private MainWindow window;

  @BeforeEach
  void open() {
    window = windows.open(SampleWorld.news());
  }

  private void look(int width, int height, int percent) {
    Fx.run(() -> {
      window.stage().setWidth(width);
      window.stage().setHeight(height);
      windows.themes().getFirst().setScale(percent / 100.0);
    });
    Fx.frames(8);
  }

  private void read() {
    Fx.run(() -> window.open(FakeNews.group("alt.politics.usa")));
    Fx.frames(4);
    Fx.run(() -> {
      var _ = window.desk().reader().open(1);
    });
    Fx.frames(6);
  }

  @ParameterizedTest
  @CsvSource({"1280, 800, 100", "700, 500, 100", "1280, 800, 200", "700, 500, 200"})
  void everyWordOfTheWindowCanBeRead(int width, int height, int percent) {
    look(width, height, percent);
    List<String> empty = Fx.on(() -> CutOff.in(window.scene()));
    read();
    Pictures.take(windows.themes().getFirst(), window.scene(), "letters-" + percent + "-" + width);
    assertThat(empty).isEmpty();
    assertThat(Fx.on(() -> CutOff.in(window.scene()))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"1280, 800, 100", "700, 500, 100", "1280, 800, 200", "700, 500, 200"})
  void theListShowsWholeRowsAndTheDatesOfThem(int width, int height, int percent) {
    read();
    look(width, height, percent);
    Fx.run(() -> {
      TableView<?> table = (TableView<?>) window.scene().lookup(".thread-table");
      double columns =
          table.getVisibleLeafColumns().stream().mapToDouble(TableColumn::getWidth).sum();
      assertThat(columns).isLessThanOrEqualTo(table.getWidth());
      assertThat(((Region) window.scene().lookup(".article-pane")).getHeight())
          .as("room for the article")
          .isGreaterThan(4.5 * 13 * percent / 100);
      Node cell = table.lookup(".virtual-flow");
      assertThat(((Region) cell).getHeight()).isGreaterThan(table.getFixedCellSize() * 1.2);
      assertThat(table.getVisibleLeafColumns())
          .extracting(TableColumn::getMinWidth)
          .last()
          .isEqualTo(112 * percent / 100.0);
    });
  }

  @Test
  void aLongHeadIsShownWholeIfSomeLinesOfTextAreLeft() {
    read();
    look(700, 500, 100);
    Fx.run(() -> {
      Node date = window.scene().lookup(".article-date");
      Bounds place = date.localToScene(date.getLayoutBounds());
      Node scroll = window.scene().lookup(".header-scroll");
      assertThat(place.getMaxY())
          .isLessThanOrEqualTo(scroll.localToScene(scroll.getLayoutBounds()).getMaxY());
    });
  }

  @Test
  void menusWithoutRoomStandInOneButtonAndComeBack() {
    look(700, 500, 200);
    MenuButton all = Fx.on(() -> (MenuButton) window.scene().lookup(".main-bar > .menu-button"));
    assertThat(Fx.on(() -> all.getItems().size())).isGreaterThan(5);
    assertThat(Fx.on(() -> window.scene().lookup(".menu-bar") == null)).isTrue();
    Fx.press(window.scene(), KeyCode.F10);
    assertThat(Fx.on(all::isShowing)).isTrue();
    Fx.run(all::hide);
    look(1280, 800, 100);
    MenuBar bar = Fx.on(() -> (MenuBar) window.scene().lookup(".menu-bar"));
    assertThat(Fx.on(() -> bar.getMenus().size())).isGreaterThan(5);
    assertThat(Fx.on(() -> window.scene().lookup(".main-bar > .menu-button") == null)).isTrue();
  }

  @Test
  void theFilterComesWhenItIsAskedForWhereItHasNoRoom() {
    read();
    look(700, 500, 200);
    assertThat(Fx.on(() -> window.scene().lookup(".filter-field") == null)).isTrue();
    Fx.run(() -> window.commands().run(Command.FILTER));
    Fx.frames(4);
    TextField field = Fx.on(() -> (TextField) window.scene().lookup(".filter-field"));
    assertThat(Fx.on(field::isFocused)).isTrue();
    Fx.run(() -> field.setText("Tariffs"));
    Fx.press(window.scene(), KeyCode.ENTER);
    Fx.frames(4);
    assertThat(Fx.on(() -> field.equals(window.scene().lookup(".filter-field")))).isTrue();
    Fx.run(() -> window.commands().run(Command.BACK));
    Fx.frames(4);
    assertThat(Fx.on(() -> window.scene().lookup(".filter-field") == null)).isTrue();
  }

  @Test
  void wordsThatWereCutAreToldWholeUnderThePointer() {
    read();
    look(700, 500, 100);
    Fx.run(() -> {
      Label cut =
          window.scene().getRoot().lookupAll(".subject").stream()
              .map(Label.class::cast)
              .filter(Label::isTextTruncated)
              .findFirst()
              .orElseThrow();
      assertThat(cut.getTooltip()).isNull();
      Fx.enter(cut);
      assertThat(cut.getTooltip().getText()).isEqualTo(cut.getText());
      Label whole = (Label) window.scene().lookup(".article-date");
      Fx.enter(whole);
      assertThat(whole.getTooltip()).isNull();
    });
  }

  @Test
  void widthsOfColumnsAreKeptForLettersOfTheUsualSize() {
    List<Double> before = Fx.on(() -> window.state().numbers("columns"));
    look(1280, 800, 200);
    assertThat(Fx.on(() -> window.state().numbers("columns"))).isEqualTo(before);
    List<Double> shares = Fx.on(() -> window.state().numbers("shares"));
    look(1280, 800, 100);
    assertThat(Fx.on(() -> window.state().numbers("shares")).getFirst())
        .isCloseTo(shares.getFirst(), org.assertj.core.data.Offset.offset(0.02));
  }
}
