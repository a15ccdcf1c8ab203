package dev.eyas.rules.ruleset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.eyas.rules.RulesSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Falco's loader does in corners of a file: each as its source has it. */
class LoadDetailsTest {
  private static final String BASE =
      "- rule: r\n  desc: d\n  condition: evt.type = open\n  output: x\n  priority: INFO\n";
  private static final String SHELLS = "- list: shells\n  items: [bash, zsh]\n";

  @Test
  void aParseErrorShowsTheTextWithItsLists() {
    LoadProblem error = error(SHELLS + condition("proc.name in (shells) proc.pid = 1"));
    assertEquals("proc.name in ( bash, zsh ) proc.pid = 1", line(error));
    assertEquals("\"proc.name in ( ba...\"", last(error).name());
  }

  @Test
  void anErrorOfCompilingShowsTheTextWithoutItsListsAndCountsInTheOther() {
    String text = "proc.name in (shells) and proc.nme = 1";
    LoadProblem error = error(SHELLS + condition(text));
    assertEquals(text, line(error));
    assertEquals("\"proc.name in (she...\"", last(error).name());
    LoadProblem without = error(condition("proc.name in ( bash, zsh ) and proc.nme = 1"));
    assertEquals(last(without).column(), last(error).column());
  }

  @Test
  void soDoesAnUndefinedMacroAndAWarning() {
    assertEquals(
        "proc.name in (shells) and nosuch",
        line(error(SHELLS + condition("proc.name in (shells) and nosuch"))));
    String text = "evt.type = open and proc.name in (names)";
    LoadResult result = load("- list: names\n  items: [proc.name]\n" + condition(text));
    assertEquals(LoadCode.LOAD_COMPILE_CONDITION, result.warnings().get(0).code());
    assertEquals(text, line(result.warnings().get(0)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "fields: [proc.name], values: [[a b]] | = \"a b\"",
        "fields: [proc.name], comps: [in], values: [[a]] | in (a)",
        "fields: [proc.name], comps: [in], values: [['(a, b)']] | in (a, b)",
        "fields: [proc.name], comps: [in], values: [[[a b, c]]] | in (\"a b\", c)",
        "fields: [proc.name], comps: [in], values: [[[[x], a]]] | in (a)",
        "fields: [proc.name], comps: [in], values: [[[]]] | in ()",
        "fields: proc.name, values: [a b, c] | in (\"a b\", c)",
        "fields: proc.name, values: [~] | in ()",
        "fields: proc.name, comps: ~, values: [a] | in (a)",
      })
  void writesExceptionsIntoTheCondition(String exception, String check) {
    LoadResult result = load(BASE + "  exceptions: [{name: e, " + exception + "}]\n");
    assertTrue(result.successful(), result.toString());
    EffectiveRule rule = outcome(BASE + "  exceptions: [{name: e, " + exception + "}]\n");
    assertTrue(rule.expanded().text().contains("proc.name " + check), rule.expanded().text());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "fields: [proc.name], comps: [in], values: [[a b]] | LOAD_ERR_COMPILE_CONDITION",
        "fields: [proc.name], values: [~] | LOAD_ERR_VALIDATE",
        "fields: [proc.name], values: [{a: b}] | LOAD_ERR_VALIDATE",
        "fields: [proc.name], comps: [~] | LOAD_ERR_VALIDATE",
        "fields: [proc.name, ~] | LOAD_ERR_VALIDATE",
        "fields: [~, proc.name] | LOAD_ERR_VALIDATE",
        "fields: {a: b} | LOAD_ERR_VALIDATE",
        "fields: '' | LOAD_ERR_YAML_VALIDATE",
        "fields: proc.name, values: [''] | LOAD_ERR_YAML_VALIDATE",
        "fields: proc.name, values: ~ | LOAD_ERR_YAML_VALIDATE",
      })
  void refusesExceptions(String exception, LoadCode code) {
    assertEquals(code, error(BASE + "  exceptions: [{name: e, " + exception + "}]\n").code());
  }

  @Test
  void namesTheWayToAnEmptyCell() {
    String item = BASE + "  exceptions: [{name: e, fields: [proc.name], values: [[a, '']]}]\n";
    assertEquals(
        List.of(
            "rules content",
            "rule",
            "exception",
            "exception values",
            "exception value",
            "value for",
            "exception",
            "value for"),
        error(item).context().stream().map(LoadProblem.Location::itemType).toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{condition: [append]} | LOAD_ERR_VALIDATE",
        "{condition: {a: b}} | LOAD_ERR_VALIDATE",
        "[condition] | LOAD_ERR_VALIDATE",
        "{condition: ~} | LOAD_ERR_YAML_VALIDATE",
        "{condition: APPEND} | LOAD_ERR_YAML_VALIDATE",
      })
  void refusesOverrides(String override, LoadCode code) {
    LoadProblem error = error(BASE + "- rule: r\n  condition: x\n  override: " + override + "\n");
    assertEquals(code, error.code());
    boolean told = code == LoadCode.LOAD_ERR_YAML_VALIDATE;
    assertEquals(told, error.context().size() > 1, "Falco tells the file only: " + error);
  }

  @Test
  void anOverrideIsReadKeyByKey() {
    String update = "- rule: r\n  condition: ~\n  override: {condition: replace, desc: replace}\n";
    assertEquals("Mapping for key 'condition' is empty", error(BASE + update).message());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "ka.verb = <NA> | 1",
        "ka.verb in (get, <NA>) or jevt.value[/a] != <NA> | 1",
        "tolower(ka.verb) = <NA> | 1",
        "ka.verb contains <NA> | 0",
        "ka.verb = get | 0",
        "proc.name = <NA> | 0",
      })
  void warnsOnceOfAnUnsafeComparison(String condition, int warnings) {
    long unsafe =
        load(condition(condition)).warnings().stream()
            .filter(warning -> warning.code() == LoadCode.LOAD_UNSAFE_NA_CHECK)
            .count();
    assertEquals(warnings, unsafe);
  }

  private static String condition(String text) {
    return BASE.replace("evt.type = open", "'" + text + "'");
  }

  private static LoadProblem error(String text) {
    LoadResult result = load(text);
    assertEquals(1, result.errors().size(), result.toString());
    return result.errors().get(0);
  }

  private static LoadResult load(String text) {
    return new RulesLoader().load(List.of(new RulesSource("a.yaml", text))).results().get(0);
  }

  private static EffectiveRule outcome(String text) {
    return new RulesLoader()
        .load(List.of(new RulesSource("a.yaml", text)))
        .ruleset()
        .rules()
        .get(0);
  }

  private static LoadProblem.Location last(LoadProblem problem) {
    List<LoadProblem.Location> way = new ArrayList<>(problem.context());
    return way.get(way.size() - 1);
  }

  private static String line(LoadProblem problem) {
    return problem.snippet().lines().findFirst().orElseThrow();
  }
}
