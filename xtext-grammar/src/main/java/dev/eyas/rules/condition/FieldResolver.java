package dev.eyas.rules.condition;

import dev.eyas.catalog.EventType;
import dev.eyas.catalog.Events;
import dev.eyas.catalog.Field;
import dev.eyas.catalog.Fields;
import dev.eyas.catalog.Param;
import dev.eyas.catalog.ParamType;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds the field that a name with or without argument means. Which arguments a field takes, and
 * what is said of wrong ones, is a convention of each field.
 */
public final class FieldResolver {
  private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]+");
  private static final Pattern SUBSYSTEM = Pattern.compile("[A-Za-z_]+");
  private static final Set<String> PATH_CHOICES = Set.of("src", "dst");

  /** Fields whose argument, when there is one, counts ancestors or arguments. */
  private static final Set<String> INDEXED =
      Set.of(
          "proc.aname",
          "proc.aexe",
          "proc.aexepath",
          "proc.acmdline",
          "proc.apid",
          "proc.args",
          "proc.aargs");

  private static final Map<String, ParamType> PARAM_TYPES = paramTypes();

  private FieldResolver() {}

  /**
   * @param name the dotted name as written, such as {@code evt.arg.flags}
   * @param argument text between the brackets, or null without brackets
   * @throws FilterError if there is no such field, or it does not take this argument
   */
  public static Operand.FieldRef resolve(String name, String argument) {
    String text = NormalForm.withArgument(name, argument);
    Field field = Fields.find(name).orElse(null);
    if (field == null) {
      return dotted(name, argument, text);
    }
    if (field.origin() == Field.Origin.CONTAINER) {
      return ofPlugin(field, argument, text);
    }
    return builtIn(field, argument, text);
  }

  /** Whether a text is a field with a right argument, as written without any blank. */
  public static boolean exists(String name, String argument) {
    try {
      resolve(name, argument);
      return true;
    } catch (FilterError e) {
      return false;
    }
  }

  private static Operand.FieldRef builtIn(Field field, String argument, String text) {
    String name = field.name();
    switch (name) {
      case "evt.arg" -> {
        requireArgument(argument, text);
        requireNumber(argument);
      }
      case "evt.rawarg" -> {
        requireArgument(argument, text);
        throw new FilterError("evt.arg fields must be expressed explicitly");
      }
      case "evt.around" -> {
        requireArgument(argument, text);
        requireNumber(argument);
      }
      case "evt.type.is", "thread.cgroup" -> throw syntaxError(text);
      case "evt.abspath" -> rejectArgument(argument, text);
      case "fd.types" -> {
        if (argument != null) {
          requireNumber(argument);
        }
      }
      default -> {
        boolean malformed =
            argument != null && INDEXED.contains(name) && !NUMBER.matcher(argument).matches();
        if (malformed || field.argument() == Field.Argument.NONE) {
          rejectArgument(argument, text);
        }
      }
    }
    return reference(field, argument, field.type(), text);
  }

  private static Operand.FieldRef ofPlugin(Field field, String argument, String text) {
    boolean required = field.argument() == Field.Argument.REQUIRED;
    if (required && argument == null) {
      throw new FilterError(
          "filter '" + text + "': " + field.name() + " requires an argument but none provided");
    }
    if (field.argument() == Field.Argument.NONE && argument != null) {
      throw new FilterError(
          "filter '%s': %s does not allow nor require an argument but one is provided: %s"
              .formatted(text, field.name(), argument));
    }
    return reference(field, argument, field.type(), text);
  }

  /** Names that carry their argument behind a dot. */
  private static Operand.FieldRef dotted(String name, String argument, String text) {
    rejectArgument(argument, text);
    int dot = name.lastIndexOf('.');
    while (dot > 0) {
      Field field = Fields.find(name.substring(0, dot)).orElse(null);
      if (field != null) {
        return behindDot(field, name.substring(dot + 1), text);
      }
      dot = name.lastIndexOf('.', dot - 1);
    }
    throw nonexistent(text);
  }

  private static Operand.FieldRef behindDot(Field field, String argument, String text) {
    ParamType type = field.type();
    boolean accepted =
        switch (field.name()) {
          case "evt.arg" -> {
            parameterType(argument, text);
            yield true;
          }
          case "evt.rawarg" -> {
            type = parameterType(argument, text);
            yield true;
          }
          case "evt.type.is" -> {
            EventNames.require(argument);
            yield true;
          }
          case "evt.abspath" -> PATH_CHOICES.contains(argument);
          case "thread.cgroup" -> SUBSYSTEM.matcher(argument).matches();
          default -> field.has(Field.Flag.ARG_KEY) && !field.has(Field.Flag.ARG_INDEX);
        };
    if (!accepted) {
      throw nonexistent(text);
    }
    return reference(field, argument, type, text);
  }

  /** The type of the first parameter of this name over all events. */
  private static ParamType parameterType(String parameter, String text) {
    ParamType type = PARAM_TYPES.get(parameter);
    if (type != null) {
      return type;
    }
    if (PARAM_TYPES.keySet().stream().anyMatch(parameter::startsWith)) {
      throw nonexistent(text);
    }
    throw new FilterError("unknown event argument " + parameter);
  }

  private static Operand.FieldRef reference(
      Field field, String argument, ParamType type, String text) {
    return new Operand.FieldRef(field, argument, type, field.isList(), text);
  }

  private static void requireArgument(String argument, String text) {
    if (argument == null) {
      throw syntaxError(text);
    }
  }

  private static void rejectArgument(String argument, String text) {
    if (argument != null) {
      throw nonexistent(text);
    }
  }

  private static void requireNumber(String argument) {
    if (!NUMBER.matcher(argument).matches()) {
      throw new FilterError(argument + " is not a valid number");
    }
  }

  private static FilterError syntaxError(String text) {
    return new FilterError("filter syntax error: " + text);
  }

  private static FilterError nonexistent(String text) {
    return new FilterError("filter_check called with nonexistent field " + text);
  }

  private static Map<String, ParamType> paramTypes() {
    Map<String, ParamType> types = new HashMap<>();
    for (EventType event : Events.all()) {
      for (Param param : event.params()) {
        types.putIfAbsent(param.name(), param.type());
      }
    }
    return Map.copyOf(types);
  }
}
