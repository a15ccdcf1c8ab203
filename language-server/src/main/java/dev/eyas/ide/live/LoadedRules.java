package dev.eyas.ide.live;

import dev.eyas.sensor.control.RulesLoadParams.Source;
import java.util.List;
import java.util.Optional;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;

/**
 * A state of the files as it was sent to the sensor.
 *
 * @param version running number of the edit, from 1
 */
record LoadedRules(int version, List<Source> sources) {
  static final LoadedRules NONE = new LoadedRules(0, List.of());

  Optional<Position> position(String source, int offset) {
    return sources.stream()
        .filter(file -> file.name().equals(source))
        .findFirst()
        .map(file -> TextPositions.at(file.text(), offset));
  }

  Optional<Location> location(String source, int offset) {
    return position(source, offset).map(at -> new Location(source, new Range(at, at)));
  }
}
