package dev.eyas.rules.ruleset;

import java.util.ArrayList;
import java.util.List;

/** Collects what is said of a file while it is loaded. */
final class Problems {
  private final List<LoadProblem> errors = new ArrayList<>();
  private final List<LoadProblem> warnings = new ArrayList<>();
  private SchemaVerdict schema = SchemaVerdict.NONE;

  void warn(LoadCode code, String message, Context context) {
    warnings.add(problem(code, message, null, context));
  }

  void warnDeprecatedField(String field, String message, Context context) {
    warnings.add(problem(LoadCode.LOAD_DEPRECATED_ITEM, message, field, context));
  }

  void schema(SchemaVerdict verdict) {
    schema = verdict;
  }

  void fail(LoadFailure failure) {
    errors.add(failure.problem());
  }

  LoadResult result(String name) {
    return new LoadResult(name, schema, List.copyOf(errors), List.copyOf(warnings));
  }

  static LoadProblem problem(LoadCode code, String message, String field, Context context) {
    return new LoadProblem(
        code, message, context.locations(), context.snippet(), context.range(), field);
  }
}
