package org.newsloom.post;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.newsloom.task.Jobs;
import org.newsloom.task.TaskFuture;

/**
 * Hands texts to a program of the person's choice. A text lies in a file that nobody else may read,
 * named after its draft, until what the program made of it is saved.
 */
public final class ExternalEditor {
  private static final Pattern NAME = Pattern.compile("draft-(\\d{1,18})-\\d+\\.txt");

  private final Path folder;
  private final Jobs jobs;
  private final Set<Path> inUse = ConcurrentHashMap.newKeySet();

  /** Files in a folder, which need not be there yet. */
  public ExternalEditor(Path folder, Jobs jobs) {
    this.folder = folder;
    this.jobs = jobs;
  }

  /** What a person calls the program of a command line: its file, without the folder. */
  public static String program(String command) {
    String first = CommandWords.of(command, "").getFirst();
    return first.substring(Math.max(first.lastIndexOf('/'), first.lastIndexOf('\\')) + 1);
  }

  /** What is wrong with a command line, as a sentence. */
  public static Optional<String> problem(String command) {
    return command.isBlank() || CommandWords.isSound(command)
        ? Optional.empty()
        : Optional.of("A quotation mark is opened and not closed.");
  }

  /**
   * Starts the program. Fails with a sentence where it cannot be started; nothing is left then.
   *
   * @param command words with quotes as in a shell; {@code %f} is the file
   * @param draft the number of the draft that has the text
   */
  public TaskFuture<ExternalEditing> open(String command, long draft, String text) {
    return jobs.submit(
        "open external editor",
        () -> {
          Optional<String> problem = problem(command);
          if (problem.isPresent()) {
            throw new IOException(
                "The command of the editor cannot be run: " + problem.get() + " See Settings.");
          }
          byte[] octets =
              (text.endsWith("\n") ? text : text + "\n").getBytes(StandardCharsets.UTF_8);
          if (octets.length > TextFile.MOST) {
            throw new IOException("The text is longer than 1 MB: that is too long for the editor.");
          }
          Path file = write(draft, octets);
          inUse.add(file);
          try {
            return new ExternalEditing(file, text, start(command, file));
          } catch (IOException e) {
            inUse.remove(file);
            remove(file);
            throw e;
          }
        });
  }

  /**
   * Waits for the end of the program.
   *
   * @param watcher told what happens meanwhile, on another thread
   */
  public TaskFuture<EditorEnd> await(ExternalEditing editing, ExternalEditing.Watcher watcher) {
    return jobs.submitBackground(
        "external editor",
        () -> {
          try {
            return editing.await(watcher);
          } finally {
            if (editing.isLeft()) {
              inUse.remove(editing.file());
            }
          }
        });
  }

  /** What is in the file at this moment; fails with a sentence where that is no text. */
  public TaskFuture<String> newest(ExternalEditing editing) {
    return jobs.submit("read edited text", editing::read);
  }

  /** Removes the file: its text is safe elsewhere, and the program has ended. */
  public TaskFuture<Void> finish(ExternalEditing editing) {
    return jobs.submit(
        "remove edited text",
        () -> {
          remove(editing.file());
          inUse.remove(editing.file());
          return null;
        });
  }

  /**
   * Leaves the file to the program, which may still save into it.
   *
   * @param safe the text that is safe elsewhere; where the file holds no other it is not {@link
   *     #left}
   */
  public TaskFuture<Void> leave(ExternalEditing editing, String safe) {
    return jobs.submit(
        "leave edited text",
        () -> {
          if (Files.exists(editing.file())) {
            Path mark = beside(editing.file(), ".safe");
            Files.deleteIfExists(mark);
            Files.createFile(mark, onlyFor(mark, "rw-------"));
            Files.writeString(mark, safe);
          }
          return null;
        });
  }

  /** Texts that no program of ours waits for; those that are safe elsewhere are removed. */
  public TaskFuture<List<LeftText>> left() {
    return jobs.submit(
        "look for edited texts",
        () -> {
          List<LeftText> found = new ArrayList<>();
          for (Path file : files()) {
            Matcher name = NAME.matcher(file.getFileName().toString());
            if (!name.matches() || inUse.contains(file)) {
              continue;
            }
            try {
              String text = TextFile.read(file);
              Path safe = beside(file, ".safe");
              if (Files.exists(safe)
                  && TextFile.read(safe).stripTrailing().equals(text.stripTrailing())) {
                remove(file);
              } else {
                found.add(new LeftText(file, Long.parseLong(name.group(1)), text));
              }
            } catch (IOException e) {
              // What is no text, or cannot be read now, stays where it is.
            }
          }
          return List.copyOf(found);
        });
  }

  /** Removes a text that is safe elsewhere now. */
  public TaskFuture<Void> remove(LeftText text) {
    return jobs.submit(
        "remove edited text",
        () -> {
          remove(text.file());
          return null;
        });
  }

  private List<Path> files() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(folder)) {
      return all.sorted().toList();
    }
  }

  private Path write(long draft, byte[] octets) throws IOException {
    try {
      if (!Files.isDirectory(folder)) {
        Files.createDirectories(folder, onlyFor(folder, "rwx------"));
      }
      Path file =
          Files.createTempFile(
              folder, "draft-" + draft + "-", ".txt", onlyFor(folder, "rw-------"));
      try {
        Files.write(file, octets);
      } catch (IOException e) {
        // Half a text would be taken for one that was edited.
        Files.deleteIfExists(file);
        throw e;
      }
      return file;
    } catch (IOException e) {
      throw new IOException("The text could not be written to a file for the editor.", e);
    }
  }

  private static Process start(String command, Path file) throws IOException {
    List<String> words = CommandWords.of(command, file.toString());
    Path log = beside(file, ".log");
    Files.createFile(log, onlyFor(log, "rw-------"));
    try {
      // A file and no pipe: the editor may outlive us, and a pipe that nobody reads would end it.
      Process process =
          new ProcessBuilder(words)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(log.toFile())
              .start();
      process.getOutputStream().close();
      return process;
    } catch (IOException e) {
      throw new IOException(
          "“"
              + words.getFirst()
              + "” could not be started: there is no such program, or it may not be run. The text"
              + " is as it was.",
          e);
    }
  }

  /** With what editors and we put beside it. */
  private static void remove(Path file) throws IOException {
    Files.deleteIfExists(file);
    for (String end : List.of(".log", ".safe", "~")) {
      Files.deleteIfExists(beside(file, end));
    }
  }

  static Path beside(Path file, String end) {
    return file.resolveSibling(file.getFileName() + end);
  }

  private static FileAttribute<?>[] onlyFor(Path path, String permissions) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }
}
