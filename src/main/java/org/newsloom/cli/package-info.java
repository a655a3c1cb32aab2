/**
 * The command line: everything of the program but the window, for scripts, terminals and screen
 * readers. Names, JSON fields and exit codes are a contract (docs/command-line.md).
 */
@NullMarked
package org.newsloom.cli;

import org.jspecify.annotations.NullMarked;
