package org.newsloom.share;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How it stands with what is shared.
 *
 * @param folder where; empty if nothing is shared
 * @param machine what this machine is called
 * @param exchanged when the folder was last read and written whole; empty for not yet
 * @param machines the others that left a file, by name
 * @param troubles what went wrong at the last exchange, a sentence each
 */
public record SharingState(
    Optional<Path> folder,
    String machine,
    Optional<Instant> exchanged,
    List<Machine> machines,
    List<String> troubles) {
  /** Takes copies of the lists. */
  public SharingState {
    machines = List.copyOf(machines);
    troubles = List.copyOf(troubles);
  }

  /**
   * Another machine.
   *
   * @param id what it calls itself in files
   * @param name what the person calls it
   * @param written when it wrote its file, by its own clock
   */
  public record Machine(String id, String name, Instant written) {}
}
