package dev.eyas.sensor.pushdown;

import dev.eyas.catalog.ListModifier;
import dev.eyas.catalog.Operator;
import dev.eyas.rules.condition.Condition;
import dev.eyas.rules.condition.Operand;
import dev.eyas.rules.condition.Right;
import dev.eyas.sensor.event.ByteStrings;
import dev.eyas.sensor.kernel.KernelFilter;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a single comparison, or its negation, tells about an event for which it holds. */
final class Bounds {
  /** Longer numbers may wrap around. */
  private static final int SAFE_DIGITS = 18;

  private static final List<Alternative> NOTHING = List.of();
  private static final List<Alternative> ANYTHING = List.of(Alternative.ANY);

  /** Fields that, of an open whose path is absolute and plain, yield a text with that beginning. */
  private static final Set<String> PATHS =
      Set.of(
          "fd.name",
          "fd.nameraw",
          "fd.directory",
          "fs.path.name",
          "fs.path.nameraw",
          "evt.arg.name",
          "evt.rawarg.name",
          "evt.abspath");

  /** Fields that have a value for internet sockets alone. */
  private static final Set<String> ADDRESSES =
      Set.of(
          "fd.ip", "fd.cip", "fd.sip", "fd.lip", "fd.rip", "fd.net", "fd.cnet", "fd.snet",
          "fd.lnet", "fd.rnet");

  /** As addresses; that of both ends holds if one does. */
  private static final Set<String> PORTS =
      Set.of("fd.port", "fd.cport", "fd.sport", "fd.lport", "fd.rport");

  private static final String BOTH_PORTS = "fd.port";

  private Bounds() {}

  static List<Alternative> of(Condition.Check check, boolean negated, Subject subject) {
    if (!(check.left() instanceof Operand.FieldRef field)
        || check.right() instanceof Right.Value
        || check.right() instanceof Right.Nothing) {
      return ANYTHING;
    }
    List<String> constants = constants(check.right());
    String name = field.text();
    return switch (name) {
      case "evt.type", "syscall.type" -> ofType(check.operator(), constants, negated, subject);
      case "evt.rawres" -> subject.hasOutcome() ? ofResult(check, constants, negated) : ANYTHING;
      case "evt.failed" -> subject.hasOutcome() ? ofFailure(check, constants, negated) : ANYTHING;
      case "evt.res" -> subject.hasOutcome() ? ofResultName(check, constants, negated) : ANYTHING;
      case "fd.num" -> subject.opens() ? ofResult(check, constants, negated) : ANYTHING;
      case "evt.is_open_read" -> ofAccess(check, constants, negated, subject, KernelFilter.READS);
      case "evt.is_open_write" -> ofAccess(check, constants, negated, subject, KernelFilter.WRITES);
      case "evt.is_open_create", "evt.is_open_exec" ->
          ofCreation(check, constants, negated, subject);
      case "proc.name" -> ofName(check, constants, negated);
      default -> negated ? ANYTHING : ofText(name, check, constants, subject);
    };
  }

  private static List<String> constants(Right right) {
    return right instanceof Right.Constant constant
        ? List.of(constant.value())
        : ((Right.Constants) right).values();
  }

  private static List<Alternative> ofType(
      Operator operator, List<String> names, boolean negated, Subject subject) {
    boolean isNamed = names.contains(subject.name());
    boolean holds;
    switch (operator) {
      case EQ, EQ2, IN -> holds = isNamed;
      case NE -> holds = !isNamed;
      default -> {
        return ANYTHING;
      }
    }
    return holds != negated ? ANYTHING : NOTHING;
  }

  /** A comparison of the result with numbers; a list is not negated more closely. */
  private static List<Alternative> ofResult(
      Condition.Check check, List<String> constants, boolean negated) {
    if (constants.stream().anyMatch(constant -> constant.length() > SAFE_DIGITS)) {
      return ANYTHING;
    }
    if (check.operator() == Operator.IN) {
      return negated
          ? ANYTHING
          : constants.stream().map(value -> ofSign(parse(value) >= 0)).distinct().toList();
    }
    long value = parse(constants.get(0));
    return switch (negated ? opposite(check.operator()) : check.operator()) {
      case EQ, EQ2 -> List.of(ofSign(value >= 0));
      case GE -> value >= 0 ? List.of(Alternative.SUCCESS) : ANYTHING;
      case GT -> value >= -1 ? List.of(Alternative.SUCCESS) : ANYTHING;
      case LT -> value <= 0 ? List.of(Alternative.FAILURE) : ANYTHING;
      case LE -> value < 0 ? List.of(Alternative.FAILURE) : ANYTHING;
      default -> ANYTHING;
    };
  }

  private static Operator opposite(Operator operator) {
    return switch (operator) {
      case EQ, EQ2 -> Operator.NE;
      case NE -> Operator.EQ;
      case GE -> Operator.LT;
      case GT -> Operator.LE;
      case LT -> Operator.GE;
      case LE -> Operator.GT;
      default -> Operator.EXISTS;
    };
  }

  private static long parse(String number) {
    return Long.parseLong(number.startsWith("+") ? number.substring(1) : number);
  }

  private static Alternative ofSign(boolean success) {
    return success ? Alternative.SUCCESS : Alternative.FAILURE;
  }

  private static List<Alternative> ofFailure(
      Condition.Check check, List<String> constants, boolean negated) {
    return isTruth(check) ? List.of(ofSign(!truth(check, constants, negated))) : ANYTHING;
  }

  private static List<Alternative> ofResultName(
      Condition.Check check, List<String> constants, boolean negated) {
    boolean isSuccess = constants.equals(List.of("SUCCESS"));
    if (isSuccess && isTruth(check)) {
      boolean equal = check.operator() != Operator.NE;
      return List.of(ofSign(equal != negated));
    }
    return isAmong(check.operator()) && !negated && !constants.contains("SUCCESS")
        ? List.of(Alternative.FAILURE)
        : ANYTHING;
  }

  private static List<Alternative> ofAccess(
      Condition.Check check, List<String> constants, boolean negated, Subject subject, int bit) {
    return subject.opens() && isTruth(check)
        ? List.of(Alternative.access(bit, truth(check, constants, negated)))
        : ANYTHING;
  }

  /** The flags tell who may create, not who does. */
  private static List<Alternative> ofCreation(
      Condition.Check check, List<String> constants, boolean negated, Subject subject) {
    return subject.opens() && isTruth(check) && truth(check, constants, negated)
        ? List.of(Alternative.access(KernelFilter.CREATES, true))
        : ANYTHING;
  }

  private static boolean isTruth(Condition.Check check) {
    return switch (check.operator()) {
      case EQ, EQ2, NE -> true;
      default -> false;
    };
  }

  /** What the field must be, of a field that is true or false for every event. */
  private static boolean truth(Condition.Check check, List<String> constants, boolean negated) {
    boolean isEqual = check.operator() != Operator.NE;
    return Boolean.parseBoolean(constants.get(0)) == (isEqual != negated);
  }

  private static List<Alternative> ofText(
      String field, Condition.Check check, List<String> constants, Subject subject) {
    if (ADDRESSES.contains(field)) {
      return List.of(Alternative.about(DescriptorKind.INTERNET));
    }
    if (PORTS.contains(field)) {
      return ofPort(field, check, constants);
    }
    boolean isType = field.equals("fd.type") || field.equals("fd.typechar");
    if (isType && isAmong(check.operator())) {
      return List.of(Alternative.about(DescriptorKind.ofTypes(constants)));
    }
    if (subject.opens() && PATHS.contains(field) && check.modifier() != ListModifier.ONEOF) {
      return ofPath(check, constants);
    }
    return ANYTHING;
  }

  private static List<Alternative> ofPort(
      String field, Condition.Check check, List<String> constants) {
    BitSet ports = new BitSet(PortBound.PORTS);
    for (String constant : constants) {
      ports.or(isPort(constant) ? ports(check.operator(), constant) : PortBound.ANY.ports());
    }
    return List.of(Alternative.port(new PortBound(field.equals(BOTH_PORTS) ? "" : field, ports)));
  }

  private static boolean isPort(String constant) {
    return constant.matches("\\d{1,5}") && Integer.parseInt(constant) < PortBound.PORTS;
  }

  private static BitSet ports(Operator operator, String constant) {
    int port = Integer.parseInt(constant);
    return switch (operator) {
      case EQ, EQ2, IN -> PortBound.range(port, port);
      case GE -> PortBound.range(port, PortBound.PORTS - 1);
      case GT -> PortBound.range(port + 1, PortBound.PORTS - 1);
      case LE -> PortBound.range(0, port);
      case LT -> PortBound.range(0, port - 1);
      default -> PortBound.ANY.ports();
    };
  }

  private static List<Alternative> ofName(
      Condition.Check check, List<String> constants, boolean negated) {
    boolean isNot = check.operator() == Operator.NE;
    if (!isNot && !isAmong(check.operator()) || check.modifier() == ListModifier.ALLOF) {
      return ANYTHING;
    }
    Set<String> names = new HashSet<>();
    constants.forEach(constant -> names.add(ByteStrings.encode(constant)));
    return List.of(Alternative.named(new NameBound(isNot == negated, Set.copyOf(names))));
  }

  private static boolean isAmong(Operator operator) {
    return operator == Operator.EQ || operator == Operator.EQ2 || operator == Operator.IN;
  }

  private static List<Alternative> ofPath(Condition.Check check, List<String> constants) {
    boolean isPattern;
    switch (check.operator()) {
      case EQ, EQ2, IN, STARTSWITH -> isPattern = false;
      case GLOB, PMATCH -> isPattern = true;
      case CONTAINS -> {
        return constants.stream().allMatch(Bounds::isNeverInPlainPaths)
            ? List.of(Alternative.path(Set.of()))
            : ANYTHING;
      }
      default -> {
        return ANYTHING;
      }
    }
    Set<String> prefixes = new HashSet<>();
    for (String constant : constants) {
      String bytes = ByteStrings.encode(constant);
      prefixes.add(window(isPattern ? beginning(bytes) : bytes));
    }
    return prefixes.isEmpty() ? NOTHING : List.of(Alternative.path(prefixes));
  }

  /** The kernel lets paths pass that hold one of these, whatever else is in them. */
  private static boolean isNeverInPlainPaths(String text) {
    return text.contains("//") || text.contains("/.") || text.contains("./");
  }

  /**
   * What every absolute path that fits a pattern begins with: what stands before the first special
   * character, without a slash that a directory's own path lacks.
   */
  private static String beginning(String pattern) {
    if (!pattern.startsWith("/") || pattern.contains("//")) {
      return "";
    }
    int end = 0;
    while (end < pattern.length() && "*?[{\\".indexOf(pattern.charAt(end)) < 0) {
      end++;
    }
    return end == pattern.length() && pattern.endsWith("/")
        ? pattern.substring(0, end - 1)
        : pattern.substring(0, end);
  }

  private static String window(String prefix) {
    return prefix.length() < KernelFilter.WINDOW
        ? prefix
        : prefix.substring(0, KernelFilter.WINDOW - 1);
  }
}
