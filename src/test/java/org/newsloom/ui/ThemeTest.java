package org.newsloom.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ThemeTest {
  /** Colours of letters, and what they stand on. */
  private static final Map<String, List<String>> PAIRS =
      Map.of(
          "-color-fg-default",
              List.of(
                  "-color-bg-default",
                  "-pane",
                  "-row-selected",
                  "-row-selected-off",
                  "-row-hover",
                  "-mark",
                  "-found",
                  "-here"),
          "-color-fg-muted", List.of("-color-bg-default", "-pane"),
          "-color-fg-subtle", List.of("-color-bg-default"),
          "-color-accent-fg", List.of("-color-bg-default"),
          "-quote-1", List.of("-color-bg-default"),
          "-quote-2", List.of("-color-bg-default"),
          "-quote-3", List.of("-color-bg-default"),
          "-quote-4", List.of("-color-bg-default"),
          "-toast-fg", List.of("-toast-bg"),
          "-toast-accent", List.of("-toast-bg"));

  @BeforeAll
  static void toolkit() {
    Fx.start();
  }

  @ParameterizedTest
  @EnumSource(
      value = Theme.Choice.class,
      names = {"LIGHT", "DARK"})
  void lettersStandOutFromTheirGround(Theme.Choice choice) {
    List<String> weak = new ArrayList<>();
    Fx.run(() -> {
      Theme theme = new Theme();
      theme.choice().set(choice);
      PAIRS.forEach((letters, grounds) -> {
        for (String ground : grounds) {
          double contrast = contrast(colour(theme, letters), colour(theme, ground));
          if (contrast < 4.5) {
            weak.add(letters + " on " + ground + ": " + contrast);
          }
        }
      });
      for (int i = 0; i < 8; i++) {
        double contrast = contrast(Color.WHITE, colour(theme, "-avatar-" + i));
        if (contrast < 4.5) {
          weak.add("white on -avatar-" + i + ": " + contrast);
        }
      }
      theme.dispose();
    });
    assertThat(weak).isEmpty();
  }

  @Test
  void bringsItsFonts() {
    Fx.run(() -> new Theme().dispose());
    assertThat(Font.getFamilies()).contains("Inter", "JetBrains Mono");
  }

  @Test
  void keepsTheScaleInBounds() {
    double largest =
        Fx.on(() -> {
          Theme theme = new Theme();
          for (int i = 0; i < 30; i++) {
            theme.larger();
          }
          theme.dispose();
          return theme.scale().get();
        });
    assertThat(largest).isEqualTo(Theme.MAX_SCALE);
  }

  private static Color colour(Theme theme, String name) {
    Region region = new Region();
    region.setStyle("-fx-background-color: " + name + ";");
    Scene scene = new Scene(new StackPane(region));
    theme.dress(scene);
    scene.getRoot().applyCss();
    return (Color) region.getBackground().getFills().getFirst().getFill();
  }

  /** The contrast of WCAG 2.1: (L1 + 0.05) / (L2 + 0.05). */
  private static double contrast(Color one, Color other) {
    double a = luminance(one) + 0.05;
    double b = luminance(other) + 0.05;
    return Math.max(a, b) / Math.min(a, b);
  }

  private static double luminance(Color colour) {
    return 0.2126 * linear(colour.getRed())
        + 0.7152 * linear(colour.getGreen())
        + 0.0722 * linear(colour.getBlue());
  }

  private static double linear(double part) {
    return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
  }
}
