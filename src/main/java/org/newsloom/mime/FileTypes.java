package org.newsloom.mime;

import java.util.Locale;
import java.util.Map;

/** Media types of files that come without one, told by their extension. */
final class FileTypes {
  /** The type of what is not known. */
  static final String ANY = "application/octet-stream";

  private static final Map<String, String> BY_EXTENSION =
      Map.ofEntries(
          Map.entry("jpg", "image/jpeg"),
          Map.entry("jpeg", "image/jpeg"),
          Map.entry("jpe", "image/jpeg"),
          Map.entry("png", "image/png"),
          Map.entry("gif", "image/gif"),
          Map.entry("webp", "image/webp"),
          Map.entry("bmp", "image/bmp"),
          Map.entry("tif", "image/tiff"),
          Map.entry("tiff", "image/tiff"),
          Map.entry("svg", "image/svg+xml"),
          Map.entry("mp3", "audio/mpeg"),
          Map.entry("ogg", "audio/ogg"),
          Map.entry("flac", "audio/flac"),
          Map.entry("wav", "audio/wav"),
          Map.entry("mid", "audio/midi"),
          Map.entry("mp4", "video/mp4"),
          Map.entry("avi", "video/x-msvideo"),
          Map.entry("mpg", "video/mpeg"),
          Map.entry("mkv", "video/x-matroska"),
          Map.entry("pdf", "application/pdf"),
          Map.entry("zip", "application/zip"),
          Map.entry("gz", "application/gzip"),
          Map.entry("rar", "application/vnd.rar"),
          Map.entry("7z", "application/x-7z-compressed"),
          Map.entry("nzb", "application/x-nzb"),
          Map.entry("txt", "text/plain"),
          Map.entry("nfo", "text/plain"),
          Map.entry("htm", "text/html"),
          Map.entry("html", "text/html"));

  private FileTypes() {}

  /** The media type that goes with a name, or {@link #ANY}. */
  static String ofName(String name) {
    String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return BY_EXTENSION.getOrDefault(extension, ANY);
  }
}
