package dev.eyas.rules.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the {@code falco.yaml} that is meant for a rules file: the one in its folder, or in the
 * nearest folder above. One that has not changed is not read again; one that cannot be understood
 * counts as not there.
 */
public final class NearestConfig {
  private record Known(List<FileTime> stamps, Optional<FalcoConfig> config) {}

  private static final Locations LOCATIONS = Locations.besideConfig();

  private final FalcoConfigReader reader =
      new FalcoConfigReader(ConfigFiles.DISK, LOCATIONS, System::getenv);
  private final Map<Path, Known> known = new HashMap<>();

  /**
   * @param rulesFile absolute
   * @return the files that its configuration loads, in load order
   */
  public synchronized Optional<List<Path>> rulesFiles(Path rulesFile) {
    return nearest(rulesFile).flatMap(NearestConfig::locate);
  }

  /**
   * What a configuration in a folder would load that names these files and folders.
   *
   * @return in load order; those that are not there, or cannot be read, are passed over
   */
  public static List<Path> locate(Path folder, List<String> names) {
    Path config = folder.resolve(FalcoConfig.NAME);
    try {
      return FalcoConfig.locate(config, names, ConfigFiles.DISK, LOCATIONS).files();
    } catch (ConfigException unreadable) {
      return List.of();
    }
  }

  private Optional<FalcoConfig> nearest(Path rulesFile) {
    for (Path folder = rulesFile.getParent(); folder != null; folder = folder.getParent()) {
      Path config = folder.resolve(FalcoConfig.NAME);
      if (Files.isRegularFile(config)) {
        return read(config);
      }
    }
    return Optional.empty();
  }

  private Optional<FalcoConfig> read(Path config) {
    Known before = known.get(config);
    if (before == null || !before.stamps().equals(stamps(config, before.config()))) {
      Optional<FalcoConfig> now = understood(config);
      known.put(config, new Known(stamps(config, now), now));
      return now;
    }
    return before.config();
  }

  private Optional<FalcoConfig> understood(Path config) {
    try {
      return Optional.of(reader.read(config));
    } catch (ConfigException halfWritten) {
      return Optional.empty();
    }
  }

  private static Optional<List<Path>> locate(FalcoConfig config) {
    try {
      return Optional.of(config.locate(ConfigFiles.DISK, LOCATIONS).files());
    } catch (ConfigException unreadable) {
      return Optional.empty();
    }
  }

  private static List<FileTime> stamps(Path config, Optional<FalcoConfig> read) {
    List<FileTime> stamps = new ArrayList<>();
    for (Path file : read.map(FalcoConfig::read).orElse(List.of(config))) {
      try {
        stamps.add(Files.getLastModifiedTime(file));
      } catch (IOException gone) {
        stamps.add(FileTime.fromMillis(0));
      }
    }
    return stamps;
  }
}
