package dev.eyas.cli;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where this program was installed. */
final class Distribution {
  /**
   * The rules that come with it.
   *
   * @throws UserError if it was not started by its launcher
   */
  static Path rules() {
    String home = System.getProperty("eyas.home");
    Path rules = home == null ? null : Path.of(home, "rules");
    if (rules == null || !Files.isDirectory(rules)) {
      throw new UserError("the bundled rules are not there; start bin/eyas of the distribution");
    }
    return rules;
  }

  private Distribution() {}
}
