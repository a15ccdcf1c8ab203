package dev.eyas.catalog;

import com.google.gson.annotations.SerializedName;
import java.util.List;

/**
 * A parameter of an event.
 *
 * @param name as written in {@code evt.arg.NAME}
 * @param type its type; {@link ParamType#DYN} parameters start with a byte that chooses a variant
 * @param format how a number is printed
 * @param enumTable table of {@link Enums} that names its values, or null
 * @param dirfdParam for a relative path: index of the parameter that holds its directory, or null
 * @param dynamicTable for a dynamic parameter: its table of variants, or null
 */
public record Param(
    String name,
    ParamType type,
    PrintFormat format,
    @SerializedName("enum") String enumTable,
    @SerializedName("dirfd_param") Integer dirfdParam,
    @SerializedName("dyn") String dynamicTable) {

  /** The names of the parameter's values, in table order; empty if it has none. */
  public List<EnumValue> names() {
    return enumTable == null ? List.of() : Enums.values(enumTable);
  }

  /** For a dynamic parameter, what its leading byte chooses from; empty for any other. */
  public List<Param> variants() {
    return dynamicTable == null ? List.of() : DynamicParams.variants(dynamicTable);
  }
}
