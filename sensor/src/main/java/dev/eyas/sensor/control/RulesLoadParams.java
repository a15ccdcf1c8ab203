package dev.eyas.sensor.control;

import java.util.List;

/**
 * @param sources rules files in load order, with their text: a sensor that runs as root opens no
 *     file for its client
 * @param version the client's own number of this state of the files, given back in the result
 */
public record RulesLoadParams(List<Source> sources, int version) {
  public record Source(String name, String text) {}
}
