package dev.eyas.cli;

import picocli.CommandLine.Model.UsageMessageSpec;

/** What the user looks at. */
final class Terminal {
  /** Columns where there is no terminal to ask. */
  private static final int USUAL_WIDTH = 100;

  private static final int LEAST_WIDTH = 60;

  /** Columns of the terminal. */
  static int width() {
    return System.console() == null ? USUAL_WIDTH : Math.max(LEAST_WIDTH, detected());
  }

  private static int detected() {
    return new UsageMessageSpec().width(USUAL_WIDTH).autoWidth(true).width();
  }

  private Terminal() {}
}
