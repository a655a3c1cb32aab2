package org.newsloom.bench;

/**
 * How the synthetic server behaves.
 *
 * @param port where it listens on loopback, 0 for any
 * @param latencyMillis how long each reply takes to begin, counted from the arrival of its command,
 *     so that commands sent ahead of replies gain as they do over a long line
 * @param deflate whether {@code COMPRESS DEFLATE} is offered (RFC 8054)
 * @param over whether OVER and XOVER are answered; without, they are unknown commands
 * @param tell whether each command is written to standard output with its time
 */
record ServerOptions(int port, int latencyMillis, boolean deflate, boolean over, boolean tell) {
  static final ServerOptions PLAIN = new ServerOptions(0, 0, false, true, false);

  ServerOptions withPort(int other) {
    return new ServerOptions(other, latencyMillis, deflate, over, tell);
  }
}
