package dev.eyas.cli;

import com.google.gson.JsonObject;
import dev.eyas.cli.report.Diagnosis;
import dev.eyas.cli.report.Place;
import dev.eyas.cli.report.Severity;
import dev.eyas.rules.ruleset.Change;
import dev.eyas.rules.ruleset.MergedItems;
import java.util.List;
import picocli.CommandLine;

/** What rules files define, as far as they can be read. */
final class MergedFiles {
  private final Diagnosis diagnosis;

  private MergedFiles(Diagnosis diagnosis) {
    this.diagnosis = diagnosis;
  }

  /** Says on standard error when there are errors. */
  static MergedFiles read(RulesOptions rules, CommandLine command) {
    MergedFiles files = new MergedFiles(Diagnosis.of(rules.read()));
    if (!files.successful()) {
      command
          .getErr()
          .printf(
              "eyas: %d errors, so some of this may be missing; 'eyas validate' tells them%n",
              files.diagnosis.count(Severity.ERROR));
    }
    return files;
  }

  boolean successful() {
    return diagnosis.outcome().successful();
  }

  MergedItems items() {
    return diagnosis.outcome().merged();
  }

  /** Where an item is defined. */
  JsonObject definition(List<Change> changes) {
    Place place = diagnosis.placeOf(changes.get(0).item());
    JsonObject json = new JsonObject();
    json.addProperty("file", place.file());
    json.addProperty("line", place.line());
    return json;
  }
}
