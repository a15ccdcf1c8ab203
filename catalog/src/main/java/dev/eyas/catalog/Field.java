package dev.eyas.catalog;

import com.google.gson.annotations.SerializedName;
import java.util.List;
import java.util.Set;

/**
 * A field of the condition and output languages, such as {@code proc.name}.
 *
 * @param name full name without argument
 * @param fieldClass the class it belongs to, such as {@code process}
 * @param type type of its values
 * @param argument whether an argument in brackets must, may or cannot follow
 * @param flags see {@link Flag}
 * @param format how its value is printed
 * @param operandClass which operators apply, and how Falco names the class in errors
 * @param operators the operators it accepts, as written
 * @param origin built into the engine, or from the container plugin
 */
public record Field(
    String name,
    @SerializedName("class") String fieldClass,
    ParamType type,
    Argument argument,
    Set<Flag> flags,
    PrintFormat format,
    @SerializedName("operands") OperandClass operandClass,
    List<String> operators,
    Origin origin) {

  public enum Argument {
    NONE,
    OPTIONAL,
    REQUIRED
  }

  public enum Flag {
    LIST,
    ARG_INDEX,
    ARG_KEY,
    DEPRECATED,
    FILTER_ONLY,
    PRINT_ONLY,
    TABLE_ONLY,
    NO_RHS,
    NO_TRANSFORMER,
    SUGGESTED_OUTPUT
  }

  /** Groups of types that share operators. */
  public enum OperandClass {
    NUMERIC,
    BOOL,
    STRING,
    BUFFER,
    IP,
    LIST,
    NONE
  }

  public enum Origin {
    BUILTIN,
    CONTAINER
  }

  public boolean has(Flag flag) {
    return flags.contains(flag);
  }

  /** Whether the field yields any number of values instead of one. */
  public boolean isList() {
    return has(Flag.LIST);
  }

  public boolean accepts(Operator operator) {
    return operators.contains(operator.symbol());
  }
}
