package dev.eyas.cli;

import dev.eyas.sensor.RecordOptions.Rotation;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code 10M:5}: five files of ten mebibytes. */
final class RotationConverter implements ITypeConverter<Rotation> {
  private static final Pattern FORM =
      Pattern.compile("([1-9][0-9]{0,9})([kKMG]?):([1-9][0-9]{0,4})");

  @Override
  public Rotation convert(String value) {
    Matcher matcher = FORM.matcher(value);
    if (!matcher.matches()) {
      throw new TypeConversionException(
          "'" + value + "' is not SIZE:COUNT, such as 10M:5 (SIZE in bytes or with k, M or G)");
    }
    long unit =
        switch (matcher.group(2)) {
          case "k", "K" -> 1L << 10;
          case "M" -> 1L << 20;
          case "G" -> 1L << 30;
          default -> 1;
        };
    return new Rotation(
        Long.parseLong(matcher.group(1)) * unit, Integer.parseInt(matcher.group(3)));
  }
}
