package org.newsloom;

import java.io.File;
import java.net.URI;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where the classes of the running tests come from: for processes that tests start. */
public final class ClassPath {
  private ClassPath() {}

  /** Absolute, as the option {@code -cp} wants it; some runners have a loader of their own. */
  public static String ofTests() {
    Stream<Path> places =
        ClassPath.class.getClassLoader() instanceof URLClassLoader loader
            ? Stream.of(loader.getURLs()).map(url -> Path.of(URI.create(url.toString())))
            : Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(Path::of);
    return places
        .map(place -> place.toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }
}
