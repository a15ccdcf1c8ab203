package dev.eyas.rules.ruleset;

import com.google.common.collect.MapMaker;
import dev.eyas.rules.condition.Condition;
import dev.eyas.rules.condition.EventTypeSet;
import dev.eyas.rules.output.OutputCompiler;
import dev.eyas.rules.output.OutputTemplate;
import java.util.BitSet;
import java.util.Map;

/** What follows from a rule's output, or from its condition, alone; found out once. */
final class RuleParts {
  private final OutputCompiler compiler;
  private final Remembered<String, OutputTemplate> outputs = new Remembered<>();

  /** By the very object. */
  private final Map<Condition, BitSet> eventTypes = new MapMaker().weakKeys().makeMap();

  RuleParts(OutputCompiler compiler) {
    this.compiler = compiler;
  }

  void startLoad() {
    outputs.startLoad();
  }

  /**
   * @throws dev.eyas.rules.condition.FilterError with Falco's message
   */
  OutputTemplate output(String text) {
    OutputTemplate known = outputs.get(text);
    return known != null ? known : outputs.put(text, compiler.compile(text));
  }

  /**
   * @return not to be changed
   * @throws dev.eyas.rules.condition.FilterError where event types are compared with other than
   *     constants
   */
  BitSet eventTypes(Condition condition) {
    return eventTypes.computeIfAbsent(condition, EventTypeSet::of);
  }
}
