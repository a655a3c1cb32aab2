package org.newsloom.ui;

import java.time.Clock;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.value.ObservableValue;
import org.newsloom.settings.ReadingSettings;
import org.newsloom.settings.SearchSettings;
import org.newsloom.task.UiExecutor;

/**
 * What a window is given besides services.
 *
 * @param ui where results come back to
 * @param clock what day it is, and where
 * @param browser opens an address outside
 * @param state where everything stood when the window was closed
 * @param keep saves where everything stands; called when the window is closed
 * @param reading how articles are read; changes hold at once
 * @param searches what is searched for again and again
 * @param keys which keys run which commands
 */
public record WindowSetup(
    UiExecutor ui,
    Clock clock,
    Consumer<String> browser,
    WindowState state,
    Consumer<WindowState> keep,
    ObservableValue<ReadingSettings> reading,
    ObjectProperty<SearchSettings> searches,
    ObservableValue<Keymap> keys) {}
