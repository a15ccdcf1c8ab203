package dev.eyas.rules.condition;

import org.eclipse.xtext.conversion.IValueConverterService;
import org.eclipse.xtext.nodemodel.INode;

/** Converts nothing. */
public final class VerbatimValues implements IValueConverterService {
  @Override
  public Object toValue(String text, String rule, INode node) {
    return text;
  }

  @Override
  public String toString(Object value, String rule) {
    return (String) value;
  }
}
