package org.newsloom.ui;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.newsloom.settings.Loaded;
import org.newsloom.settings.PublicArchive;
import org.newsloom.task.UiExecutor;

/**
 * What the windows beside the main one are given besides services.
 *
 * @param ui where results come back to
 * @param background where lists are filtered
 * @param zone where the person is, for times of day
 * @param browser opens an address outside, {@code https:} or {@code mailto:}
 * @param page opens a page that the program wrote itself in the browser
 * @param archives reads which archives of the web are known
 * @param sample begins the sample newsgroups
 * @param keyring whether the system keeps passwords
 * @param version such as {@code 0.1.0}
 */
public record DialogSetup(
    UiExecutor ui,
    Executor background,
    ZoneId zone,
    Consumer<String> browser,
    Consumer<Path> page,
    Supplier<Loaded<List<PublicArchive>>> archives,
    Supplier<CompletableFuture<?>> sample,
    CompletableFuture<Boolean> keyring,
    String version) {}
