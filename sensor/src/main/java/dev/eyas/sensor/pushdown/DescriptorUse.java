package dev.eyas.sensor.pushdown;

import dev.eyas.catalog.EventType;
import dev.eyas.catalog.Param;
import dev.eyas.catalog.ParamType;
import dev.eyas.rules.condition.Condition;
import dev.eyas.rules.condition.Operand;
import dev.eyas.rules.condition.Right;
import dev.eyas.rules.output.OutputTemplate;
import dev.eyas.rules.ruleset.EffectiveRule;
import dev.eyas.sensor.state.EventLayout;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Whether a rule looks at what a process has open. Fields count as doing so unless they are known
 * not to.
 */
final class DescriptorUse {
  private static final List<String> OTHER_FIELDS =
      List.of(
          "proc.",
          "thread.",
          "user.",
          "group.",
          "container.",
          "k8s.",
          "syscall.",
          "evt.",
          "fs.path.");

  /** About all that a process has open, whatever the event. */
  private static final List<String> PROCESS_FIELDS =
      List.of("proc.fd", "proc.std", "thread.fd", "fd.types", "evt.info");

  /** About the one that an event is about. */
  private static final List<String> DESCRIPTOR_FIELDS =
      List.of("fd.", "evt.category", "evt.count.error", "evt.is_syslog", "evt.buflen.");

  /** Calls whose {@code fs.path} is that of a descriptor. */
  private static final Set<String> BY_DESCRIPTOR = Set.of("fchmod", "fchown");

  private final Set<String> fields = new HashSet<>();

  DescriptorUse(EffectiveRule rule) {
    collect(rule.condition());
    collect(rule.output());
    rule.output().extraFields().values().forEach(this::collect);
  }

  /** Whether the rule looks at all that a process has open, whatever the event. */
  boolean isOfProcess() {
    return fields.stream().anyMatch(field -> PROCESS_FIELDS.stream().anyMatch(field::startsWith));
  }

  /** Whether the rule asks for a field. */
  boolean asks(String field) {
    return fields.contains(field);
  }

  /** Whether the rule, judging such an event, looks at the descriptor that it is about. */
  boolean appliesTo(Subject subject) {
    return fields.stream().anyMatch(field -> looks(field, subject));
  }

  private static boolean looks(String field, Subject subject) {
    return !subject.opens() && !field.equals("fd.num") && looks(field, subject.type());
  }

  private static boolean looks(String field, EventType type) {
    if (field.startsWith("evt.arg") || field.startsWith("evt.rawarg")) {
      return prints(field.substring(field.indexOf("arg") + 3), type);
    }
    if (DESCRIPTOR_FIELDS.stream().anyMatch(field::startsWith)) {
      return EventLayout.fdParam(type) >= 0;
    }
    if (field.startsWith("fs.path.")) {
      return BY_DESCRIPTOR.contains(type.name());
    }
    return OTHER_FIELDS.stream().noneMatch(field::startsWith);
  }

  /** A descriptor among an event's arguments is printed with its name. */
  private static boolean prints(String argument, EventType type) {
    return type.params().stream()
        .filter(param -> param.type() == ParamType.FD || param.type() == ParamType.FDLIST)
        .map(Param::name)
        .anyMatch(name -> !argument.startsWith(".") || argument.equals("." + name));
  }

  private void collect(OutputTemplate output) {
    for (OutputTemplate.Part part : output.parts()) {
      if (part instanceof OutputTemplate.Value value) {
        collect(value.operand());
      }
    }
  }

  private void collect(Condition condition) {
    if (condition instanceof Condition.And and) {
      and.operands().forEach(this::collect);
    } else if (condition instanceof Condition.Or or) {
      or.operands().forEach(this::collect);
    } else if (condition instanceof Condition.Not not) {
      collect(not.operand());
    } else if (condition instanceof Condition.MacroUse macro) {
      collect(macro.body());
    } else {
      Condition.Check check = (Condition.Check) condition;
      collect(check.left());
      if (check.right() instanceof Right.Value value) {
        collect(value.operand());
      }
    }
  }

  private void collect(Operand operand) {
    if (operand instanceof Operand.FieldRef field) {
      fields.add(field.text());
    } else {
      ((Operand.TransformerCall) operand).arguments().forEach(this::collect);
    }
  }

  private void collect(Operand.Argument argument) {
    if (argument instanceof Operand.Argument.OfOperand of) {
      collect(of.operand());
    } else if (argument instanceof Operand.Argument.Tuple tuple) {
      tuple.elements().forEach(this::collect);
    }
  }
}
