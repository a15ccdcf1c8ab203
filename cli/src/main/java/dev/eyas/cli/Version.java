package dev.eyas.cli;

import dev.eyas.catalog.FalcoEngine;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** Version of this distribution. */
public final class Version implements IVersionProvider {
  /** Such as {@code 1.4.0}. */
  public static String ofDistribution() {
    Properties properties = new Properties();
    try (InputStream in = Version.class.getResourceAsStream("version.properties")) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty("version");
  }

  @Override
  public String[] getVersion() {
    return new String[] {
      "eyas " + ofDistribution(), "rules engine " + FalcoEngine.VERSION,
    };
  }
}
