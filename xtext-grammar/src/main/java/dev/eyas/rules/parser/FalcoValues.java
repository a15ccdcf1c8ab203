package dev.eyas.rules.parser;

import org.eclipse.xtext.conversion.IValueConverter;
import org.eclipse.xtext.conversion.ValueConverter;
import org.eclipse.xtext.conversion.impl.AbstractDeclarativeValueConverterService;
import org.eclipse.xtext.conversion.impl.AbstractNullSafeConverter;
import org.eclipse.xtext.nodemodel.INode;

/**
 * Values of terminals. Tokens come with YAML's quotes and escapes undone, so that only the strings
 * of the condition language are left to convert.
 */
public class FalcoValues extends AbstractDeclarativeValueConverterService {
  @ValueConverter(rule = "STRING")
  public IValueConverter<String> string() {
    return new AbstractNullSafeConverter<>() {
      @Override
      protected String internalToString(String value) {
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
      }

      @Override
      protected String internalToValue(String string, INode node) {
        return FalcoStrings.unquote(string);
      }
    };
  }
}
