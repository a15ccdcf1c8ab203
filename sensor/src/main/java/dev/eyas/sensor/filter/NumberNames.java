package dev.eyas.sensor.filter;

import dev.eyas.catalog.ParamType;
import dev.eyas.sensor.state.EventContext;

/**
 * The texts of parameters that nothing but their number decides, such as flags: the same ones come
 * again and again, and nothing is allocated for those. For the event path's thread alone.
 */
final class NumberNames {
  private static final int BITS = 8;
  private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

  private final long[] numbers = new long[1 << BITS];
  private final int[] types = new int[1 << BITS];
  private final String[] texts = new String[1 << BITS];

  /** Whether a parameter has a number, and a text that follows from it. */
  boolean isNamed(EventContext context, int index) {
    return isNamed(context.type().params().get(index).type()) && context.params().has(index);
  }

  private static boolean isNamed(ParamType type) {
    return switch (type) {
      case FLAGS8, FLAGS16, FLAGS32, ENUMFLAGS8, ENUMFLAGS16, ENUMFLAGS32, MODE -> true;
      default -> false;
    };
  }

  /** What {@code evt.arg.NAME} yields for such a parameter, which is always the same of a type. */
  String of(EventContext context, int index) {
    long number = context.params().number(index);
    int type = context.type().id();
    int slot = (int) ((number + type) * MULTIPLIER >>> Long.SIZE - BITS);
    if (texts[slot] == null || numbers[slot] != number || types[slot] != type) {
      texts[slot] = ArgumentText.of(context, index).preferred();
      numbers[slot] = number;
      types[slot] = type;
    }
    return texts[slot];
  }
}
