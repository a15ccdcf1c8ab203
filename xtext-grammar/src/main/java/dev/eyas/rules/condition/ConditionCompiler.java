package dev.eyas.rules.condition;

import com.google.common.collect.MapMaker;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns parsed conditions into what is evaluated: macros in place, fields resolved, operators and
 * constants checked. A macro is compiled once, on first use; one that nobody uses never is.
 */
public final class ConditionCompiler {
  /** What conditions came to in earlier compilers; kept as long as somebody has the condition. */
  public static final class Memory {
    /** By the very object. */
    private final Map<ParsedCondition, Compiled> known = new MapMaker().weakKeys().makeMap();
  }

  /**
   * @param macros the bodies of those that the condition names
   */
  private record Compiled(Condition condition, Map<String, Condition> macros) {}

  private final Map<String, ParsedCondition> macros;
  private final Memory memory;
  private final Map<String, Condition> bodies = new HashMap<>();

  /**
   * @param macros by name; free of unknown names and of loops
   */
  public ConditionCompiler(Map<String, ParsedCondition> macros) {
    this(macros, new Memory());
  }

  /**
   * @param memory shared with compilers of the same conditions before
   */
  public ConditionCompiler(Map<String, ParsedCondition> macros, Memory memory) {
    this.macros = macros;
    this.memory = memory;
  }

  /**
   * @throws ConditionError at the first part that does not compile
   */
  public Condition compile(ParsedCondition parsed) {
    Compiled known = memory.known.get(parsed);
    if (known == null || !hasSameMacros(known)) {
      Condition condition = compile(parsed, parsed.syntax());
      Map<String, Condition> named = new LinkedHashMap<>();
      SyntaxWalk.macros(parsed, use -> named.put(use.name(), macro(use.name())));
      known = new Compiled(condition, named);
      memory.known.put(parsed, known);
    }
    return known.condition();
  }

  private boolean hasSameMacros(Compiled known) {
    return known.macros().entrySet().stream()
        .allMatch(macro -> macro(macro.getKey()) == macro.getValue());
  }

  private Condition compile(ParsedCondition parsed, Syntax node) {
    if (node instanceof Syntax.And and) {
      return new Condition.And(compileAll(parsed, and.operands()), parsed.written(node));
    }
    if (node instanceof Syntax.Or or) {
      return new Condition.Or(compileAll(parsed, or.operands()), parsed.written(node));
    }
    if (node instanceof Syntax.Not not) {
      return new Condition.Not(compile(parsed, not.operand()), parsed.written(node));
    }
    if (node instanceof Syntax.MacroRef macro) {
      return new Condition.MacroUse(macro.name(), macro(macro.name()), parsed.written(node));
    }
    try {
      return CheckCompiler.compile((Syntax.Check) node, parsed.written(node));
    } catch (FilterError e) {
      throw new ConditionError(e.getMessage(), parsed, node.start());
    }
  }

  private List<Condition> compileAll(ParsedCondition parsed, List<Syntax> nodes) {
    return nodes.stream().map(node -> compile(parsed, node)).toList();
  }

  /**
   * What a macro stands for.
   *
   * @throws ConditionError as {@link #compile}
   */
  public Condition macro(String macro) {
    Condition body = bodies.get(macro);
    if (body == null) {
      body = compile(macros.get(macro));
      bodies.put(macro, body);
    }
    return body;
  }
}
