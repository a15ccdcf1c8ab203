package dev.eyas.rules.scoping;

import org.eclipse.xtext.naming.IQualifiedNameConverter;

/** A name is one segment: it may hold dots, blanks and whatever else its author liked. */
public class ItemNameConverter extends IQualifiedNameConverter.DefaultImpl {
  @Override
  public String getDelimiter() {
    return "";
  }
}
