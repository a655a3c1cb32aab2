package org.newsloom.ui;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.text.Font;

/**
 * Colours, fonts and their size, the same in every window. Follows the system's light or dark
 * scheme unless told otherwise. Used on the FX thread.
 */
public final class Theme {
  /** What the person chose. */
  public enum Choice {
    SYSTEM("Follow the system"),
    LIGHT("Light"),
    DARK("Dark");

    private final String words;

    Choice(String words) {
      this.words = words;
    }

    /** As menus and settings name it. */
    public String words() {
      return words;
    }
  }

  /** The smallest scale of fonts. */
  public static final double MIN_SCALE = 0.8;

  /** The largest scale of fonts. */
  public static final double MAX_SCALE = 2.0;

  private static final double STEP = 0.1;

  /** The size of normal text in pixels where the scale is 1. */
  static final double BASE_SIZE = 13;

  /** From these scales on pictures have a larger size; they cannot be measured in letters. */
  private static final double LARGE = 1.25;

  private static final double HUGE = 1.65;
  private static final List<String> FONTS =
      List.of(
          "Inter-Regular.otf",
          "Inter-Bold.otf",
          "Inter-Italic.otf",
          "JetBrainsMono-Regular.ttf",
          "JetBrainsMono-Bold.ttf",
          "NotoEmoji-Regular.ttf");

  private final ObjectProperty<Choice> choice = new SimpleObjectProperty<>(Choice.SYSTEM);
  private final ReadOnlyObjectWrapper<ColorScheme> scheme =
      new ReadOnlyObjectWrapper<>(ColorScheme.LIGHT);
  private final ReadOnlyDoubleWrapper scale = new ReadOnlyDoubleWrapper(1);
  private final List<Scene> scenes = new ArrayList<>();
  private final InvalidationListener systemChanged = _ -> apply();

  /** Loads the fonts and dresses everything to come in the system's scheme. */
  public Theme() {
    for (String font : FONTS) {
      load(font);
    }
    Platform.getPreferences().colorSchemeProperty().addListener(systemChanged);
    choice.addListener(systemChanged);
    apply();
  }

  /** Whether the system, or which scheme in its place. */
  public ObjectProperty<Choice> choice() {
    return choice;
  }

  /** What is shown now. */
  public ReadOnlyObjectProperty<ColorScheme> scheme() {
    return scheme.getReadOnlyProperty();
  }

  /** The size of fonts against the usual one, 0.8 to 2. */
  public ReadOnlyDoubleProperty scale() {
    return scale.getReadOnlyProperty();
  }

  /**
   * Sets the scale of fonts; a value out of bounds is brought inside, one that is no number to 1.
   */
  public void setScale(double wanted) {
    double bounded = Double.isFinite(wanted) ? Math.clamp(wanted, MIN_SCALE, MAX_SCALE) : 1;
    scale.set(Math.round(bounded * 100) / 100.0);
    scenes.forEach(this::dressRoot);
  }

  /** One step larger. */
  public void larger() {
    setScale(scale.get() + STEP);
  }

  /** One step smaller. */
  public void smaller() {
    setScale(scale.get() - STEP);
  }

  /** The size of normal text in pixels. */
  public double fontSize() {
    return BASE_SIZE * scale.get();
  }

  /** Gives a scene our colours and fonts, now and at every change, while its window is open. */
  public void dress(Scene scene) {
    scene.getStylesheets().add(resource("newsloom.css"));
    CutWords.tellWhole(scene);
    scenes.add(scene);
    scene
        .windowProperty()
        .addListener((_, _, window) -> {
          if (window == null) {
            scenes.remove(scene);
          }
        });
    scene.rootProperty().addListener(_ -> dressRoot(scene));
    dressRoot(scene);
  }

  /** No longer listens to the system. */
  public void dispose() {
    Platform.getPreferences().colorSchemeProperty().removeListener(systemChanged);
    scenes.clear();
  }

  private void apply() {
    ColorScheme wanted =
        switch (choice.get()) {
          case SYSTEM -> Platform.getPreferences().getColorScheme();
          case LIGHT -> ColorScheme.LIGHT;
          case DARK -> ColorScheme.DARK;
        };
    scheme.set(wanted);
    Application.setUserAgentStylesheet(
        wanted == ColorScheme.DARK
            ? new PrimerDark().getUserAgentStylesheet()
            : new PrimerLight().getUserAgentStylesheet());
    scenes.forEach(this::dressRoot);
  }

  private void dressRoot(Scene scene) {
    Parent root = scene.getRoot();
    root.getStyleClass().removeAll("light-scheme", "dark-scheme", "large-letters", "huge-letters");
    root.getStyleClass().add(scheme.get() == ColorScheme.DARK ? "dark-scheme" : "light-scheme");
    if (scale.get() >= HUGE) {
      root.getStyleClass().add("huge-letters");
    } else if (scale.get() >= LARGE) {
      root.getStyleClass().add("large-letters");
    }
    root.setStyle(String.format(Locale.ROOT, "-fx-font-size: %.1fpx;", fontSize()));
  }

  private static void load(String font) {
    try (InputStream in = Theme.class.getResourceAsStream("fonts/" + font)) {
      if (in == null || Font.loadFont(in, BASE_SIZE) == null) {
        // The style sheet names fonts to fall back on: ugly is better than no window.
        System.getLogger(Theme.class.getName())
            .log(System.Logger.Level.WARNING, "The bundled font {0} cannot be loaded.", font);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The bundled font " + font + " cannot be read.", e);
    }
  }

  private static String resource(String name) {
    return Objects.requireNonNull(Theme.class.getResource(name), name).toExternalForm();
  }
}
