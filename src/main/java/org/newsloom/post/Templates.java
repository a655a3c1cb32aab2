package org.newsloom.post;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.newsloom.task.Jobs;
import org.newsloom.task.TaskFuture;

/**
 * What is written again and again, such as the monthly posting of rules: a file each in one folder,
 * in the form of {@link PostFile}, so that other programs can write them and the command line can
 * post them.
 */
public final class Templates {
  private static final String SUFFIX = ".txt";

  /** Names that are names of files on all systems. */
  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._-]{0,59}");

  private final Path folder;
  private final Jobs jobs;

  /** Those in a folder, which need not be there yet. */
  public Templates(Path folder, Jobs jobs) {
    this.folder = folder;
    this.jobs = jobs;
  }

  /** The names of all, sorted. */
  public TaskFuture<List<String>> names() {
    return jobs.submit(
        "templates",
        () -> {
          if (!Files.isDirectory(folder)) {
            return List.of();
          }
          try (Stream<Path> files = Files.list(folder)) {
            return files
                .map(file -> file.getFileName().toString())
                .filter(name -> name.endsWith(SUFFIX))
                .map(name -> name.substring(0, name.length() - SUFFIX.length()))
                .sorted()
                .toList();
          }
        });
  }

  /** One of them; fails with a sentence where it is not there or cannot be read. */
  public TaskFuture<PostFile> read(String name) {
    return jobs.submit(
        "template " + name,
        () -> PostFile.parse(TextFile.read(file(name)).getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * Saves what is written, without who wrote it and without signature, over an older one of that
   * name.
   */
  public TaskFuture<Void> save(String name, Composition written) {
    return jobs.submit(
        "save template " + name,
        () -> {
          Path target = file(name);
          Files.createDirectories(folder);
          Path fresh = Files.createTempFile(folder, "new", ".tmp");
          try {
            Files.writeString(fresh, text(written));
            Files.move(
                fresh, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
          } finally {
            Files.deleteIfExists(fresh);
          }
          return null;
        });
  }

  /** Removes one; false if there is none of that name. */
  public TaskFuture<Boolean> remove(String name) {
    return jobs.submit("remove template " + name, () -> Files.deleteIfExists(file(name)));
  }

  /** Whether a template can have that name. */
  public static boolean isName(String name) {
    return NAME.matcher(name).matches();
  }

  private Path file(String name) throws IOException {
    if (!isName(name)) {
      throw new IOException(
          "A template cannot be called “" + name + "”: letters, digits, blanks and . _ - only.");
    }
    return folder.resolve(name + SUFFIX);
  }

  private static String text(Composition written) {
    String fields =
        Stream.concat(
                Stream.of(
                    new Composition.ExtraHeader("Newsgroups", written.newsgroups()),
                    new Composition.ExtraHeader("Followup-To", written.followupTo()),
                    new Composition.ExtraHeader("Subject", written.subject())),
                written.extra().stream())
            .filter(field -> !field.value().isBlank())
            .map(field -> field.name() + ": " + field.value().replaceAll("\\s+", " ") + "\n")
            .collect(Collectors.joining());
    return fields + "\n" + SignedText.unsigned(written.body()).stripTrailing() + "\n";
  }
}
