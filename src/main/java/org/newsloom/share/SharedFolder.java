package org.newsloom.share;

import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.newsloom.archive.WholeFile;
import org.newsloom.share.LedgerFile.UnreadableException;

/**
 * The folder that another program carries between machines. A machine writes one file there, of its
 * own name, and reads all others, copies that such a program made of two versions too.
 */
final class SharedFolder {
  private static final Logger LOG = System.getLogger(SharedFolder.class.getName());
  static final String ENDING = ".newsloom-marks";
  private static final int MOST_FILES = 200;

  /** What was read before, as long as its file looks the same. */
  private final Map<Path, Seen> seen = new HashMap<>();

  private record Seen(long size, FileTime changed, Optional<SharingState.Machine> machine) {}

  /** What is in the folder that is not known yet. */
  static final class Contents {
    final Ledger ledger = new Ledger();
    final Map<String, SharingState.Machine> machines = new HashMap<>();
    final List<String> troubles = new ArrayList<>();

    /** Whether our file is as we wrote it. */
    boolean isOursThere;

    /** Whether another machine writes under our name. */
    boolean isOursTaken;
  }

  static Path file(Path folder, String machine) {
    return folder.resolve(machine + ENDING);
  }

  /** Tells whether files came, went or changed; cheap. */
  boolean isNews(Path folder) {
    try {
      List<Path> files = files(folder);
      if (!seen.keySet().equals(Set.copyOf(files))) {
        return true;
      }
      for (Path file : files) {
        Seen before = seen.get(file);
        if (before == null || !isAsBefore(file, before)) {
          return true;
        }
      }
      return false;
    } catch (IOException e) {
      // The exchange says so.
      return true;
    }
  }

  private static boolean isAsBefore(Path file, Seen before) throws IOException {
    return Files.size(file) == before.size()
        && Files.getLastModifiedTime(file).equals(before.changed());
  }

  private static List<Path> files(Path folder) throws IOException {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, "*" + ENDING)) {
      for (Path entry : entries) {
        // Hidden ones are on their way.
        if (!entry.getFileName().toString().startsWith(".") && Files.isRegularFile(entry)) {
          files.add(entry);
        }
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    files.sort(null);
    return files;
  }

  /**
   * Reads what others wrote since the last time.
   *
   * @throws IOException where the folder cannot be looked at
   */
  Contents read(Path folder, Memory memory) throws IOException {
    Contents contents = new Contents();
    List<Path> files = files(folder);
    seen.keySet().retainAll(files);
    if (files.size() > MOST_FILES) {
      contents.troubles.add(
          "There are "
              + files.size()
              + " files of read marks in "
              + folder
              + "; only "
              + MOST_FILES
              + " are read. Remove those of machines that are no more.");
    }
    for (Path file : files.subList(0, Math.min(files.size(), MOST_FILES))) {
      try {
        read(file, memory, contents);
      } catch (UnreadableException e) {
        LOG.log(Level.INFO, "{0}: {1} {2}", file, e.why(), e.getMessage());
        contents.troubles.add(sentence(file, e.why()));
        note(file, Optional.empty());
        contents.isOursTaken |= isOurs(file, memory) && e.why() == UnreadableException.Why.NEWER;
      } catch (IOException e) {
        LOG.log(Level.INFO, "A file of read marks cannot be read", e);
        contents.troubles.add(file.getFileName() + " cannot be read just now; it is tried again.");
      }
    }
    return contents;
  }

  private static boolean isOurs(Path file, Memory memory) {
    return file.getFileName().toString().equals(memory.machine() + ENDING);
  }

  private void read(Path file, Memory memory, Contents contents) throws IOException {
    boolean ours = isOurs(file, memory);
    if (ours && Files.size(file) <= LedgerFile.MOST_OCTETS) {
      contents.isOursThere = memory.isOurs(digest(Files.readAllBytes(file)));
      if (contents.isOursThere) {
        note(file, Optional.empty());
        return;
      }
    }
    Seen before = seen.get(file);
    if (before != null && before.machine().isPresent() && isAsBefore(file, before)) {
      add(before.machine().get(), memory, contents);
      return;
    }
    FileTime changed = Files.getLastModifiedTime(file);
    long size = Files.size(file);
    if (size > LedgerFile.MOST_OCTETS) {
      throw new UnreadableException(UnreadableException.Why.TOO_LARGE, size + " octets");
    }
    LedgerFile read;
    try (InputStream in = Files.newInputStream(file)) {
      read = LedgerFile.read(in);
    }
    if (memory.ledger().size() + contents.ledger.size() + read.ledger().size() > Ledger.MOST) {
      Ledger all = memory.ledger().copy();
      all.add(contents.ledger);
      all.add(read.ledger());
      if (all.size() > Ledger.MOST) {
        throw new UnreadableException(UnreadableException.Why.TOO_LARGE, "with all others");
      }
    }
    if (ours) {
      contents.isOursTaken |= !memory.ledger().holds(read.ledger());
    }
    contents.ledger.add(read.ledger());
    SharingState.Machine machine =
        new SharingState.Machine(read.machine(), read.name(), Instant.ofEpochMilli(read.written()));
    seen.put(file, new Seen(size, changed, Optional.of(machine)));
    add(machine, memory, contents);
  }

  private void note(Path file, Optional<SharingState.Machine> machine) throws IOException {
    seen.put(file, new Seen(Files.size(file), Files.getLastModifiedTime(file), machine));
  }

  private static void add(SharingState.Machine machine, Memory memory, Contents contents) {
    if (!machine.id().equals(memory.machine())) {
      contents.machines.merge(
          machine.id(), machine, (a, b) -> a.written().isAfter(b.written()) ? a : b);
    }
  }

  private static String sentence(Path file, UnreadableException.Why why) {
    String name = file.getFileName().toString();
    return switch (why) {
      case DAMAGED ->
          name
              + " is damaged or has not arrived whole, so nothing of it was taken. It is read again"
              + " when it changes.";
      case NEWER ->
          name + " was written by a newer version of Newsloom: use that one here too to read it.";
      case TOO_LARGE -> name + " holds more than read marks can be, and is left alone.";
    };
  }

  /**
   * Puts our file there, whole.
   *
   * @throws IOException where it cannot be written; the one before is as it was
   */
  void write(Path folder, String machine, byte[] octets) throws IOException {
    Path file = file(folder, machine);
    try (DirectoryStream<Path> left =
        Files.newDirectoryStream(folder, machine + ENDING + "*.part")) {
      for (Path part : left) {
        Files.deleteIfExists(part);
      }
    }
    try (WholeFile whole = WholeFile.at(file)) {
      whole.out().write(octets);
      whole.finish();
    }
    note(file, Optional.empty());
  }

  static String digest(byte[] octets) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(octets));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
