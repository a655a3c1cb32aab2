package org.newsloom.post;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * The signature for one article. A signature that is the one line {@code file:/home/ann/sig} stands
 * in that file; a file of several, parted by lines of {@code %} as fortune has them, and a folder
 * of files give one of them at random.
 */
public final class Signatures {
  /** Begins a signature that stands in a file. */
  public static final String FILE = "file:";

  private final RandomGenerator random;

  /** Takes its choices from the given source. */
  public Signatures(RandomGenerator random) {
    this.random = random;
  }

  /** Whether it is to be looked up in a file. */
  public static boolean isFile(String signature) {
    String line = signature.strip();
    return line.startsWith(FILE) && line.indexOf('\n') < 0 && line.length() > FILE.length();
  }

  /**
   * The text for one article, without its mark; may be empty. Reads files.
   *
   * @param signature as set: the text itself, or {@code file:} and a path
   * @throws IOException with a sentence for the person if the file cannot be read
   */
  public String choose(String signature) throws IOException {
    if (!isFile(signature)) {
      return signature;
    }
    Path place = path(signature.strip().substring(FILE.length()).strip());
    Path file = Files.isDirectory(place) ? oneOf(filesIn(place), place) : place;
    List<String> several =
        Stream.of(TextFile.read(file).split("(?m)^%[ \t]*$", -1))
            .map(Signatures::withoutMark)
            .filter(text -> !text.isBlank())
            .toList();
    return several.isEmpty() ? "" : several.get(random.nextInt(several.size()));
  }

  private static Path path(String name) throws IOException {
    String home = System.getProperty("user.home", "");
    try {
      return name.startsWith("~/") ? Path.of(home, name.substring(2)) : Path.of(name);
    } catch (InvalidPathException e) {
      throw new IOException("“" + name + "” is not the name of a file.", e);
    }
  }

  private static List<Path> filesIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new IOException("The folder " + folder + " could not be read.", e);
    }
  }

  private Path oneOf(List<Path> files, Path folder) throws IOException {
    if (files.isEmpty()) {
      throw new IOException("There is no file in the folder " + folder + ".");
    }
    return files.get(random.nextInt(files.size()));
  }

  /** Files of other programs often begin with the mark, which is written anyway. */
  private static String withoutMark(String text) {
    String lines = text.strip();
    Optional<String> first = lines.lines().findFirst();
    return first.filter(line -> line.equals("-- ") || line.equals("--")).isPresent()
        ? lines.substring(Math.min(lines.length(), first.get().length())).strip()
        : lines;
  }
}
