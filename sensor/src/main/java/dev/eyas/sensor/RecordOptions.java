package dev.eyas.sensor;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a {@link LiveRecorder} writes, and where.
 *
 * @param file the capture; with rotation, what its segments are called after
 * @param query the events to record; of the others only what the state needs
 * @param tree id of the process outside of whose descendants nothing is recorded, not even state
 * @param rotation when to begin another file
 */
public record RecordOptions(
    Path file, EventQuery query, OptionalLong tree, Optional<Rotation> rotation) {

  /**
   * Several files in place of an endless one.
   *
   * @param bytes of events after which the next one begins
   * @param files how many are kept; the oldest is deleted
   */
  public record Rotation(long bytes, int files) {
    public Rotation {
      if (bytes <= 0 || files <= 0) {
        throw new IllegalArgumentException("a rotation needs a size and a count above 0");
      }
    }

    /** Path of a segment: {@code a/x.scap} becomes {@code a/x-00001.scap}. */
    Path segment(Path file, int number) {
      String name = file.getFileName().toString();
      int dot = name.lastIndexOf('.');
      String stem = dot <= 0 ? name : name.substring(0, dot);
      String extension = dot <= 0 ? "" : name.substring(dot);
      return file.resolveSibling("%s-%05d%s".formatted(stem, number, extension));
    }
  }
}
