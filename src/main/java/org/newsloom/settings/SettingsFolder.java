package org.newsloom.settings;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The folder of the settings files. A file, or what a link in its place leads to, is replaced
 * whole: written beside, forced to the disk, renamed; the last good one stays as {@code .bak}, and
 * one that could not be read as {@code .broken}. Keys that this version does not know are kept.
 */
public final class SettingsFolder {
  private static final long MAX_SIZE = 4_000_000;

  private final Path folder;

  /** The folder need not be there. */
  public SettingsFolder(Path folder) {
    this.folder = folder;
  }

  /** Reads one area; never fails, see {@link Loaded#notices}. */
  public synchronized <T> Loaded<T> load(SettingsArea<T> area) {
    List<String> notices = new ArrayList<>();
    Path file = folder.resolve(area.fileName());
    Map<String, Object> map = Map.of();
    try {
      map = parse(file);
    } catch (NoSuchFileException e) {
      // The first start: every value has its default.
    } catch (IOException e) {
      Optional<Map<String, Object>> backup = parseIfGood(backupOf(file));
      notices.add(
          area.fileName()
              + " cannot be read; "
              + (backup.isPresent() ? "the copy before it is used." : "the defaults are used."));
      map = backup.orElse(Map.of());
    }
    T value = area.read(new Values(area.fileName(), map, notices));
    return new Loaded<>(value, notices);
  }

  /**
   * Writes one area; when it returns, the new file is on the disk.
   *
   * @throws IOException if it could not be written; then the file before is still there
   */
  public synchronized <T> void save(SettingsArea<T> area, T value) throws IOException {
    Files.createDirectories(folder);
    Path file = folder.resolve(area.fileName());
    Optional<Map<String, Object>> before = parseIfGood(file);
    Map<String, Object> all = new LinkedHashMap<>();
    before.or(() -> parseIfGood(backupOf(file))).ifPresent(all::putAll);
    all.putAll(area.write(value));
    // A link stays one, such as into a repository of settings: the file behind it is replaced.
    Path target = Files.exists(file) ? file.toRealPath() : file;
    Path fresh = target.resolveSibling(area.fileName() + ".new");
    writeThrough(fresh, JSON.std.with(JSON.Feature.PRETTY_PRINT_OUTPUT).asBytes(all));
    // A broken file must not take the place of the last good one; what is in it can be mended.
    if (before.isPresent()) {
      Files.copy(file, backupOf(file), StandardCopyOption.REPLACE_EXISTING);
    } else if (Files.exists(file)) {
      Files.copy(file, brokenOf(file), StandardCopyOption.REPLACE_EXISTING);
    }
    move(fresh, target);
  }

  private static void writeThrough(Path file, byte[] octets) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      ByteBuffer buffer = ByteBuffer.wrap(octets);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static Path backupOf(Path file) {
    return file.resolveSibling(file.getFileName() + ".bak");
  }

  private static Path brokenOf(Path file) {
    return file.resolveSibling(file.getFileName() + ".broken");
  }

  private static Optional<Map<String, Object>> parseIfGood(Path file) {
    try {
      return Optional.of(parse(file));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Map<String, Object> parse(Path file) throws IOException {
    byte[] octets;
    if (Files.size(file) > MAX_SIZE) {
      throw new IOException("too large to be settings: " + file);
    }
    octets = Files.readAllBytes(file);
    if (!(JSON.std.anyFrom(octets) instanceof Map<?, ?> map)) {
      throw new IOException("no JSON object: " + file);
    }
    Map<String, Object> named = new LinkedHashMap<>();
    map.forEach((name, value) -> named.put(String.valueOf(name), value));
    return named;
  }
}
