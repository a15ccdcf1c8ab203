package dev.eyas.sensor;

import java.nio.file.Path;
import org.opentest4j.TestAbortedException;

/** The corpus of conformance cases, whose folder the system property {@code eyas.corpus} names. */
public final class Corpus {
  private Corpus() {}

  /** The folder; without it the test does not run, or fails where everything has to. */
  public static Path folder() {
    String folder = System.getProperty("eyas.corpus", "");
    if (!folder.isEmpty()) {
      return Path.of(folder);
    }
    String message = "NOT RUN: the system property eyas.corpus names no folder";
    if (Boolean.getBoolean("eyas.ci")) {
      throw new AssertionError(message);
    }
    System.err.println(message);
    throw new TestAbortedException(message);
  }
}
