package dev.eyas.sensor;

import dev.eyas.catalog.Priority;
import dev.eyas.sensor.output.OutputOptions;
import dev.eyas.sensor.state.ProcScan;
import dev.eyas.sensor.state.ProcessSource;
import java.nio.file.Path;

/**
 * How an {@link Engine} works.
 *
 * @param ruleMatching which of the rules that match an event raise an alert
 * @param minimumPriority rules less severe than this are left out
 * @param output how alerts are printed
 * @param hostname what {@code evt.hostname} yields
 * @param processes where threads are looked up that no event has told of
 * @param etc folder of {@code passwd} and {@code group}; null: users come with the events
 */
public record EngineOptions(
    RuleMatching ruleMatching,
    Priority minimumPriority,
    OutputOptions output,
    String hostname,
    ProcessSource processes,
    Path etc) {

  /** Which of the rules that match an event raise an alert. */
  public enum RuleMatching {
    FIRST,
    ALL
  }

  /** For events of this node: every match counts, unknown processes are looked up. */
  public static EngineOptions live() {
    String hostname = Hostname.get();
    return new EngineOptions(
        RuleMatching.ALL,
        Priority.DEBUG,
        OutputOptions.defaults(hostname),
        hostname,
        ProcScan.ofThisNode(),
        Path.of("/etc"));
  }

  /**
   * For events of a capture, which bring processes and users along: the first rule that matches
   * counts, as Falco has it.
   */
  public static EngineOptions captured() {
    String hostname = Hostname.get();
    return new EngineOptions(
        RuleMatching.FIRST,
        Priority.DEBUG,
        OutputOptions.defaults(hostname),
        hostname,
        ProcessSource.NONE,
        null);
  }

  public EngineOptions withRuleMatching(RuleMatching matching) {
    return new EngineOptions(matching, minimumPriority, output, hostname, processes, etc);
  }

  public EngineOptions withOutput(OutputOptions options) {
    return new EngineOptions(ruleMatching, minimumPriority, options, hostname, processes, etc);
  }

  public EngineOptions withProcesses(ProcessSource source) {
    return new EngineOptions(ruleMatching, minimumPriority, output, hostname, source, etc);
  }
}
