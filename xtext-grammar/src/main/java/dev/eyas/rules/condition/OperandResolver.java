package dev.eyas.rules.condition;

import dev.eyas.catalog.Field;
import dev.eyas.catalog.ParamType;
import dev.eyas.catalog.Transformer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds fields, and gives transformers over them their types. */
public final class OperandResolver {
  private static final Set<ParamType> TEXT =
      EnumSet.of(ParamType.CHARBUF, ParamType.FSPATH, ParamType.FSRELPATH);
  private static final Set<ParamType> ENCODED = EnumSet.of(ParamType.CHARBUF, ParamType.BYTEBUF);
  private static final Set<ParamType> MEASURED =
      EnumSet.of(ParamType.CHARBUF, ParamType.FSPATH, ParamType.FSRELPATH, ParamType.BYTEBUF);

  private OperandResolver() {}

  /**
   * What stands to the left of an operator, or behind a {@code %} of an output.
   *
   * @throws FilterError if a field does not exist or a transformer does not fit
   */
  public static Operand left(Syntax.Term term) {
    if (term instanceof Syntax.FieldTerm field) {
      return FieldResolver.resolve(field.name(), field.argument());
    }
    if (term instanceof Syntax.Call call) {
      return call(call);
    }
    throw new FilterError("expected a field or a transformer");
  }

  /**
   * What stands to the right of an operator: a transformer, or a plain field in {@code val()},
   * which leaves no trace.
   *
   * @throws FilterError as {@link #left}
   */
  public static Operand right(Syntax.Call call) {
    if (!call.transformer().equals(Transformer.VAL.symbol())) {
      return call(call);
    }
    rejectSelector(call);
    if (call.arguments().size() == 1 && call.arguments().get(0) instanceof Syntax.FieldTerm f) {
      return FieldResolver.resolve(f.name(), f.argument());
    }
    throw new FilterError("expected a field within 'val' transformer");
  }

  private static Operand call(Syntax.Call call) {
    Transformer transformer = Transformer.find(call.transformer()).orElseThrow(() -> unknown(call));
    if (call.arguments().size() == 1) {
      return overOne(transformer, call);
    }
    List<Operand.Argument> arguments =
        call.arguments().stream().map(OperandResolver::argument).toList();
    return switch (transformer) {
      case JOIN -> join(call, arguments);
      case CONCAT -> concat(call, arguments);
      case GETOPT -> getopt(call, arguments);
      default -> throw new FilterError("unknown multivalue transformer");
    };
  }

  private static Operand overOne(Transformer transformer, Syntax.Call call) {
    rejectSelector(call);
    boolean single =
        switch (transformer) {
          case TOLOWER, TOUPPER, B64, BASENAME, LEN -> true;
          case VAL, JOIN, CONCAT, GETOPT -> false;
        };
    if (!single) {
      throw unknown(call);
    }
    Operand inner = left(call.arguments().get(0));
    if (inner instanceof Operand.FieldRef field && field.field().has(Field.Flag.NO_TRANSFORMER)) {
      throw new FilterError("field '" + field.text() + "' does not support transformers");
    }
    if (!accepts(transformer, inner)) {
      throw new FilterError(
          "can't add field transformer: type '%s' is not supported by '%s' transformer applied on field '%s'"
              .formatted(inner.type(), transformer.symbol(), inner.text()));
    }
    boolean measures = transformer == Transformer.LEN;
    return result(
        transformer,
        call,
        List.of(new Operand.Argument.OfOperand(inner)),
        measures ? ParamType.UINT64 : inner.type(),
        !measures && inner.isList());
  }

  private static boolean accepts(Transformer transformer, Operand inner) {
    return switch (transformer) {
      case B64 -> ENCODED.contains(inner.type());
      case LEN -> inner.isList() || MEASURED.contains(inner.type());
      default -> TEXT.contains(inner.type());
    };
  }

  private static Operand join(Syntax.Call call, List<Operand.Argument> arguments) {
    if (arguments.size() != 2) {
      throw new FilterError("join() requires exactly 2 arguments: separator and list");
    }
    if (isList(arguments.get(0))) {
      throw new FilterError("join() first argument (separator) must be a single value, not a list");
    }
    if (!isList(arguments.get(1))) {
      throw new FilterError("join() second argument must be a list");
    }
    rejectSelectorOfMany(call);
    return result(Transformer.JOIN, call, arguments, ParamType.CHARBUF, false);
  }

  private static Operand concat(Syntax.Call call, List<Operand.Argument> arguments) {
    rejectSelectorOfMany(call);
    if (arguments.size() < 2) {
      throw new FilterError("concat() requires at least 2 arguments");
    }
    if (!arguments.stream().allMatch(OperandResolver::isString)) {
      throw new FilterError("concat() arguments must be strings");
    }
    return result(Transformer.CONCAT, call, arguments, ParamType.CHARBUF, false);
  }

  private static Operand getopt(Syntax.Call call, List<Operand.Argument> arguments) {
    if (arguments.size() != 2) {
      throw new FilterError("getopt() requires exactly 2 arguments: list and optstring");
    }
    if (!isList(arguments.get(0))) {
      throw new FilterError("getopt() first argument must be a list");
    }
    if (!isString(arguments.get(1))) {
      throw new FilterError("getopt() second argument must be a string");
    }
    String selector = call.selector();
    if (selector != null && selector.length() > 1) {
      throw new FilterError("getopt() field argument must be a single option character");
    }
    return result(Transformer.GETOPT, call, arguments, ParamType.CHARBUF, selector == null);
  }

  private static Operand.Argument argument(Syntax.Term term) {
    if (term instanceof Syntax.Literal literal) {
      return new Operand.Argument.Literal(literal.value());
    }
    if (term instanceof Syntax.Tuple tuple) {
      return new Operand.Argument.Tuple(
          tuple.elements().stream().map(OperandResolver::argument).toList());
    }
    return new Operand.Argument.OfOperand(left(term));
  }

  private static boolean isList(Operand.Argument argument) {
    return argument instanceof Operand.Argument.Tuple
        || argument instanceof Operand.Argument.OfOperand of && of.operand().isList();
  }

  private static boolean isString(Operand.Argument argument) {
    return argument instanceof Operand.Argument.Literal
        || argument instanceof Operand.Argument.OfOperand of
            && of.operand().type() == ParamType.CHARBUF
            && !of.operand().isList();
  }

  private static Operand result(
      Transformer transformer,
      Syntax.Call call,
      List<Operand.Argument> arguments,
      ParamType type,
      boolean isList) {
    List<String> texts = new ArrayList<>();
    arguments.forEach(a -> texts.add(text(a)));
    String text =
        NormalForm.withArgument(
            transformer.symbol() + "(" + String.join(",", texts) + ")", call.selector());
    return new Operand.TransformerCall(transformer, arguments, call.selector(), type, isList, text);
  }

  private static String text(Operand.Argument argument) {
    if (argument instanceof Operand.Argument.Literal literal) {
      return NormalForm.value(literal.value());
    }
    if (argument instanceof Operand.Argument.Tuple tuple) {
      return tuple.elements().stream()
          .map(OperandResolver::text)
          .collect(Collectors.joining(",", "(", ")"));
    }
    return ((Operand.Argument.OfOperand) argument).operand().text();
  }

  private static void rejectSelector(Syntax.Call call) {
    if (call.selector() != null) {
      throw new FilterError(
          "filter error: transformer '"
              + call.transformer()
              + "' does not support field arguments");
    }
  }

  private static void rejectSelectorOfMany(Syntax.Call call) {
    if (call.selector() != null) {
      throw new FilterError(
          "transformer '" + call.transformer() + "' does not support field arguments");
    }
  }

  private static FilterError unknown(Syntax.Call call) {
    return new FilterError("unknown field transfomer '" + call.transformer() + "'");
  }
}
