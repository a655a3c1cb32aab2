package org.newsloom.cli;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a command works.
 *
 * @param profile the folder of all of the program's files; empty for the system's places
 * @param sample whether the embedded sample server is meant
 * @param offline whether no server may be asked
 * @param verbose whether the dialogue with servers is written to standard error
 */
public record Place(Optional<Path> profile, boolean sample, boolean offline, boolean verbose) {}
