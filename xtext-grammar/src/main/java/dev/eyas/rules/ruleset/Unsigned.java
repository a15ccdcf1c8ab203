package dev.eyas.rules.ruleset;

import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Unsigned numbers of 32 bits as Falco's YAML library reads them: with C's prefixes for bases. */
final class Unsigned {
  private static final Pattern FORM =
      Pattern.compile("\\+?(?:0[xX]([0-9a-fA-F]{1,15})|(0[0-7]{0,15})|([1-9][0-9]{0,15}))\\s*");
  private static final long MAX = 0xffff_ffffL;

  private Unsigned() {}

  static OptionalLong parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      return OptionalLong.empty();
    }
    long value;
    if (form.group(1) != null) {
      value = Long.parseLong(form.group(1), 16);
    } else if (form.group(2) != null) {
      value = Long.parseLong(form.group(2), 8);
    } else {
      value = Long.parseLong(form.group(3));
    }
    return value <= MAX ? OptionalLong.of(value) : OptionalLong.empty();
  }
}
