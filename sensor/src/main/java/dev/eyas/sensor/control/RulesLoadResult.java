package dev.eyas.sensor.control;

import java.util.List;

/**
 * @param loaded whether the rules are in force now
 * @param generation number of the ruleset in force, new or old; 0: none yet
 * @param version the client's number of the files that are in force
 * @param problems errors and warnings of all files
 */
public record RulesLoadResult(boolean loaded, int generation, int version, List<Problem> problems) {
  /**
   * @param severity {@code error} or {@code warning}
   * @param code such as {@code LOAD_NO_EVTTYPE}
   * @param source name of the file
   * @param offset start in UTF-16 units
   * @param length in UTF-16 units
   */
  public record Problem(
      String severity, String code, String message, String source, int offset, int length) {}
}
