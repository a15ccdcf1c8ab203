package dev.eyas.rules.condition;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.List;
import java.util.stream.Collectors;

/** What a condition says, before any name in it is looked up, in the shapes of upstream's tests. */
final class SyntaxView {
  private SyntaxView() {}

  static String text(Syntax node) {
    if (node instanceof Syntax.And and) {
      return group(and.operands(), " and ");
    }
    if (node instanceof Syntax.Or or) {
      return group(or.operands(), " or ");
    }
    if (node instanceof Syntax.Not not) {
      return "not " + text(not.operand());
    }
    if (node instanceof Syntax.MacroRef macro) {
      return macro.name();
    }
    Syntax.Check check = (Syntax.Check) node;
    String right = text(check.right());
    return text(check.left()) + " " + operator(check) + (right.isEmpty() ? "" : " " + right);
  }

  private static String group(List<Syntax> operands, String connective) {
    return operands.stream()
        .map(SyntaxView::text)
        .collect(Collectors.joining(connective, "(", ")"));
  }

  private static String operator(Syntax.Check check) {
    String modifier = check.modifier() == null ? "" : " " + check.modifier().symbol();
    return check.operator().symbol() + modifier;
  }

  private static String text(Syntax.Side side) {
    if (side instanceof Syntax.Value value) {
      return NormalForm.value(value.text());
    }
    if (side instanceof Syntax.Values values) {
      return values.texts().stream()
          .map(NormalForm::value)
          .collect(Collectors.joining(", ", "(", ")"));
    }
    return side instanceof Syntax.Computed computed ? text(computed.call()) : "";
  }

  private static String text(Syntax.Term term) {
    if (term instanceof Syntax.FieldTerm field) {
      return NormalForm.withArgument(field.name(), field.argument());
    }
    if (term instanceof Syntax.Call call) {
      String arguments =
          call.arguments().stream()
              .map(SyntaxView::text)
              .collect(Collectors.joining(",", call.transformer() + "(", ")"));
      return NormalForm.withArgument(arguments, call.selector());
    }
    if (term instanceof Syntax.Tuple tuple) {
      return tuple.elements().stream()
          .map(SyntaxView::text)
          .collect(Collectors.joining(", ", "(", ")"));
    }
    return "\"" + ((Syntax.Literal) term).value() + "\"";
  }

  static JsonElement json(Syntax node) {
    if (node instanceof Syntax.And and) {
      return parent("and", and.operands());
    }
    if (node instanceof Syntax.Or or) {
      return parent("or", or.operands());
    }
    JsonObject json = new JsonObject();
    if (node instanceof Syntax.Not not) {
      json.addProperty("node", "not");
      json.add("child", json(not.operand()));
    } else if (node instanceof Syntax.MacroRef macro) {
      json.addProperty("node", "identifier");
      json.addProperty("name", macro.name());
    } else {
      addCheck(json, (Syntax.Check) node);
    }
    return json;
  }

  private static JsonObject parent(String kind, List<Syntax> operands) {
    JsonObject json = new JsonObject();
    json.addProperty("node", kind);
    JsonArray children = new JsonArray();
    operands.forEach(operand -> children.add(json(operand)));
    json.add("children", children);
    return json;
  }

  private static void addCheck(JsonObject json, Syntax.Check check) {
    boolean unary = check.right() instanceof Syntax.Nothing;
    json.addProperty("node", unary ? "unary" : "binary");
    json.add("left", json(check.left()));
    json.addProperty("op", operator(check));
    if (!unary) {
      json.add("right", json(check.right()));
    }
  }

  private static JsonElement json(Syntax.Side side) {
    JsonObject json = new JsonObject();
    if (side instanceof Syntax.Value value) {
      json.addProperty("node", "value");
      json.addProperty("value", value.text());
    } else if (side instanceof Syntax.Values values) {
      json.addProperty("node", "list");
      JsonArray texts = new JsonArray();
      values.texts().forEach(texts::add);
      json.add("values", texts);
    } else {
      return json(((Syntax.Computed) side).call());
    }
    return json;
  }

  private static JsonElement json(Syntax.Term term) {
    if (!(term instanceof Syntax.FieldTerm field)) {
      return new JsonPrimitive(text(term));
    }
    JsonObject json = new JsonObject();
    json.addProperty("node", "field");
    json.addProperty("name", field.name());
    json.add(
        "arg", field.argument() == null ? JsonNull.INSTANCE : new JsonPrimitive(field.argument()));
    return json;
  }
}
