package dev.eyas.ide.completion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.eyas.ide.Editor;
import dev.eyas.ide.Marked;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.InsertTextFormat;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextEdit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is proposed where; the texts are those of one editor session. */
class CompletionTest {
  private static final String FILE = "falco_rules.local.yaml";

  @TempDir static Path folder;
  private static Editor editor;

  @BeforeAll
  static void open() throws Exception {
    Editor.write(
        folder,
        "falco_rules.yaml",
        """
        - list: shell_binaries
          items: [bash, zsh]
        - macro: spawned_process
          condition: evt.type = execve
        - list: web_ports
          items: [80, 443]
        - macro: never_named
          condition: proc.tty = 0
        - macro: web
          condition: evt.type = connect and fd.sport in (web_ports)
        - rule: Shell Started
          desc: d
          condition: spawned_process and proc.name in (shell_binaries) and proc.aname[2] = sshd
          output: shell (%proc.cmdline)
          priority: INFO
          tags: [shells, host]
          exceptions:
            - name: trusted
              fields: [proc.name, fd.type]
              comps: [=, in]
        """);
    editor = Editor.on(folder);
  }

  @AfterAll
  static void close() throws Exception {
    editor.close();
  }

  @Test
  void fieldsAfterADot() throws Exception {
    CompletionItem name = item("proc.name", condition("container.id != host and proc.<|>"));
    assertEquals("charbuf", name.getDetail());
    TextEdit edit = name.getTextEdit().getLeft();
    assertEquals("proc.name", edit.getNewText());
    assertEquals(new Range(new Position(2, 38), new Position(2, 43)), edit.getRange());
  }

  @Test
  void fieldsBeforeADotIsTyped() throws Exception {
    List<CompletionItem> items = condition("cont<|>");
    item("container.id", items);
    assertTrue(labels(items).stream().allMatch(label -> label.startsWith("cont")), items::toString);
  }

  @Test
  void documentationIsToldWhenAskedFor() throws Exception {
    CompletionItem name = item("proc.name", condition("proc.<|>"));
    assertEquals(null, name.getDocumentation());
    assertTrue(documentation(name).contains("Name of the process"), documentation(name));
    CompletionItem list = item("shell_binaries", condition("proc.name in (sh<|>)"));
    assertTrue(documentation(list).contains("bash, zsh"), documentation(list));
    CompletionItem key = item("condition", complete("- rule: r\n  <|>\n"));
    assertTrue(documentation(key).contains("When the rule matches"), documentation(key));
    CompletionItem event = item("openat", condition("evt.type = open<|>"));
    assertTrue(documentation(event).contains("`evt.arg.dirfd`"), documentation(event));
    CompletionItem target = item("tags", complete("- rule: r\n  override:\n    <|>\n"));
    assertTrue(documentation(target).contains("adds these tags"), documentation(target));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "proc.n<|>",
        "\"evt.type = open and proc.n<|>\"",
        "'evt.type = open and proc.n<|>'",
        "'evt.type = open and proc.n<|>",
        ">\n    evt.type = open and\n    proc.n<|>",
        "|\n    evt.type = open\n    and proc.n<|>",
        ">-\n\n    proc.n<|>",
        "evt.type = open and\n    proc.n<|>",
        "evt.type = open and\n    proc.n<|>\n    and fd.num = 1",
        "\"evt.type = open and\n    proc.n<|>\n    and fd.num = 1\"",
        "'evt.type = open and\n\n    proc.n<|>'",
        "|-\n    evt.type = open and\n    proc.n<|>\n    and fd.num = 1",
        ">2\n    evt.type = open and\n    proc.n<|>",
        ">+\n    proc.n<|>\n\n",
        "&anchor evt.type = open and proc.n<|>",
        "(proc.n<|>)",
        "not proc.n<|>",
        "evt.type = execve and (proc.name = = ) and proc.n<|>",
        "nonsense nonsense and proc.n<|>",
        "tolower(proc.n<|>",
      })
  void fieldsInEveryStyle(String condition) throws Exception {
    item("proc.name", condition(condition));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "- {rule: r, condition: proc.n<|>}\n",
        "- {rule: r, condition: \"evt.type = open and proc.n<|>\", priority: INFO}\n",
        "[{rule: r, condition: proc.n<|>}]\n",
        "- \"rule\": r\n  'condition': proc.n<|>\n",
        "-\n  rule: r\n  condition: proc.n<|>\n",
        "---\n- rule: r\n  condition: proc.n<|>\n",
        "- rule: r\n  output: 'by %proc.n<|>'\n",
        "- rule: r\n  output: by\n    %proc.n<|>\n",
        "- rule: r\n  output: |\n    by %proc.n<|> and more\n",
        "- rule: r\n  exceptions:\n    - {name: e, fields: [fd.name, proc.n<|>]}\n",
        "- rule: r\n  exceptions:\n    - name: e\n      fields:\n        - proc.n<|>\n",
      })
  void fieldsInEveryShape(String text) throws Exception {
    item("proc.name", complete(text));
  }

  @Test
  void whatIsUsedMostComesFirst() throws Exception {
    List<String> fields = ranked(condition("proc.<|>"));
    assertEquals(List.of("proc.name", "proc.aname", "proc.tty"), fields.subList(0, 3));
    assertTrue(fields.indexOf("proc.pname") < fields.indexOf("proc.acmdline"), fields::toString);
    List<String> macros = ranked(condition("<|>"));
    assertTrue(macros.indexOf("spawned_process") < macros.indexOf("never_named"), macros::toString);
  }

  @Test
  void valuesAndListsThatTheFieldIsComparedWithComeFirst() throws Exception {
    assertEquals(
        List.of("connect", "execve", "execveat", "open"),
        ranked(condition("evt.type = <|>")).subList(0, 4));
    List<String> types = ranked(condition("evt.type in (<|>)"));
    assertEquals(List.of("connect", "execve", "execveat"), types.subList(0, 3));
    assertTrue(types.indexOf("shell_binaries") > types.indexOf("openat"), types::toString);
    assertEquals("web_ports", ranked(condition("fd.sport in (<|>)")).get(0));
    assertEquals("shell_binaries", ranked(condition("proc.name in (<|>)")).get(0));
    assertEquals("ipv4", ranked(condition("fd.type in (ip<|>)")).get(0));
  }

  @Test
  void whatOutputsPrintComesFirstThere() throws Exception {
    assertEquals("proc.cmdline", ranked(complete("- rule: r\n  output: \"a %proc.<|>\"\n")).get(0));
  }

  @Test
  void valuesInQuotes() throws Exception {
    item("openat2", condition("evt.type = \"open<|>\""));
    item("openat2", condition("evt.type in ('open', 'open<|>')"));
    item("openat2", condition("'evt.type = \"open<|>'"));
    item("ipv4", condition(">\n    fd.type = \"ip<|>\"\n    and fd.num = 1"));
    assertEquals(List.of(), labels(condition("proc.name = \"<|>\"")));
    none("shell_binaries", condition("proc.name in (\"sh<|>\")"));
  }

  @Test
  void macrosAndListsOfOtherFiles() throws Exception {
    CompletionItem macro = item("spawned_process", condition("spawn<|>"));
    assertEquals("macro in falco_rules.yaml", macro.getDetail());
    item("shell_binaries", condition("proc.name in (sh<|>)"));
    item("shell_binaries", condition("proc.name in (bash, sh<|>)"));
    none("shell_binaries", condition("proc.name = sh<|>"));
    item("shell_binaries", complete("- list: l\n  items: [zsh, sh<|>]\n"));
    item("shell_binaries", complete("- list: l\n  items:\n    - sh<|>\n"));
  }

  @Test
  void aMacroIsNotProposedInItself() throws Exception {
    none("never_named", complete("- macro: never_named\n  condition: nev<|>\n"));
  }

  @Test
  void operatorsThatTheFieldHas() throws Exception {
    List<String> forText = ranked(condition("proc.name <|>"));
    assertEquals(List.of("=", "in", "!=", "startswith"), forText.subList(0, 4));
    assertTrue(forText.contains("exists"), forText::toString);
    List<String> forNumbers = labels(condition("proc.pid <|>"));
    assertTrue(forNumbers.contains("<="), forNumbers::toString);
    assertFalse(forNumbers.contains("startswith"), forNumbers::toString);
    none("regex", condition("proc.apid[2] <|>"));
  }

  @Test
  void logicAfterACheck() throws Exception {
    List<String> labels = labels(condition("proc.name = bash <|>"));
    assertTrue(labels.containsAll(List.of("and", "or")), labels::toString);
    none("in", condition("proc.name = bash <|>"));
  }

  @Test
  void eventTypes() throws Exception {
    item("execveat", condition("evt.type = exec<|>"));
    item("openat2", condition("evt.type in (open, open<|>)"));
    none("openat2", condition("proc.name in (open, open<|>)"));
  }

  @Test
  void namesOfFlagsAndKinds() throws Exception {
    item("O_RDWR", condition("evt.arg.flags contains O_<|>"));
    item("AF_INET", condition("evt.arg.domain = AF<|>"));
    item("ipv4", condition("fd.type = ip<|>"));
    item("docker", condition("container.type = <|>"));
    assertEquals("SUCCESS", ranked(condition("evt.res = <|>")).get(0));
    item("true", condition("proc.is_exe_writable = <|>"));
    item("root", condition("user.name = <|>"));
    item("root", condition("user.name in (daemon, <|>)"));
    item("root", condition("group.name = ro<|>"));
  }

  @Test
  void arguments() throws Exception {
    assertEquals("grandparent", item("2", condition("proc.aname[<|>]")).getDetail());
    item("evt.arg.flags", condition("evt.arg.fl<|>"));
    item("evt.rawarg.flags", condition("evt.rawarg.<|>"));
    CompletionItem label = item("container.label", condition("container.la<|>"));
    assertEquals("container.label[$1]", label.getTextEdit().getLeft().getNewText());
    assertEquals(InsertTextFormat.Snippet, label.getInsertTextFormat());
  }

  @Test
  void transformers() throws Exception {
    CompletionItem lower = item("tolower", condition("tol<|>"));
    assertEquals("tolower($1)", lower.getTextEdit().getLeft().getNewText());
  }

  @Test
  void keysThatAreMissing() throws Exception {
    List<CompletionItem> items = complete("- rule: r\n  desc: d\n  cond<|>\n");
    assertEquals("condition: ", item("condition", items).getTextEdit().getLeft().getNewText());
    List<String> rest =
        ranked(complete("- rule: r\n  desc: d\n  <|>\n  priority: INFO\n\n- list: l\n"));
    assertEquals(List.of("condition", "output"), rest.subList(0, 2));
    assertFalse(rest.contains("desc"), rest::toString);
    assertFalse(rest.contains("priority"), rest::toString);
    assertFalse(rest.contains("items"), rest::toString);
    assertTrue(rest.indexOf("tags") < rest.indexOf("append"), rest::toString);
    assertEquals(List.of("items", "override", "append"), ranked(complete("- list: l\n  <|>\n")));
  }

  @Test
  void usualKeysComeBeforeOthers() throws Exception {
    List<String> keys =
        ranked(
            complete(
                "- rule: r\n  desc: d\n  condition: c\n  output: o\n  priority: INFO\n  <|>\n"));
    assertEquals(List.of("tags", "exceptions", "override", "enabled"), keys.subList(0, 4));
    assertEquals("append", keys.get(keys.size() - 1));
    assertEquals(
        List.of("condition", "exceptions", "enabled", "override"),
        ranked(complete("- rule: Shell Started\n  <|>\n")).subList(0, 4));
  }

  @Test
  void aKeyIsNotDoubled() throws Exception {
    CompletionItem key = item("condition", complete("- rule: r\n  cond<|>: a = b\n"));
    assertEquals("condition", key.getTextEdit().getLeft().getNewText());
  }

  @Test
  void keysOfExceptions() throws Exception {
    List<String> keys = labels(complete("- rule: r\n  exceptions:\n    - name: n\n      <|>\n"));
    assertEquals(List.of("fields", "comps", "values"), keys);
  }

  @Test
  void wholeExceptions() throws Exception {
    String rule = "- rule: r\n  exceptions:\n    ";
    String text =
        item("exception …", complete(rule + "<|>\n")).getTextEdit().getLeft().getNewText();
    assertTrue(text.startsWith("- name: ${1:name}\n  fields: ["), text);
    item("exception …", complete(rule + "- name: a\n      fields: [proc.name]\n    <|>\n"));
    none("exception …", complete(rule + "- <|>\n"));
    none("exception …", complete(rule + "- name: <|>\n"));
  }

  @Test
  void partsOfExceptions() throws Exception {
    String exception = "- rule: Shell Started\n  exceptions:\n    - name: n\n      ";
    item("proc.cmdline", complete(exception + "fields: [proc.cmd<|>]\n"));
    List<String> operators =
        labels(complete(exception + "fields: [proc.name, proc.pid]\n      comps: [=, <|>]\n"));
    assertTrue(operators.contains("<="), operators::toString);
    assertFalse(operators.contains("startswith"), operators::toString);
    item(
        "ipv4",
        complete(exception + "fields: [proc.name, fd.type]\n      values:\n        - [a, <|>]\n"));
    assertEquals(
        List.of("=", "in", "!="), ranked(complete(exception + "comps: [<|>]\n")).subList(0, 3));
    item("trusted", complete("- rule: Shell Started\n  exceptions:\n    - name: <|>\n"));
    item("in", complete(exception + "fields:\n        - proc.name\n      comps:\n        - <|>\n"));
    item(
        "ipv4",
        complete(
            exception
                + "fields: [proc.name, fd.type]\n      values:\n        -\n"
                + "          - a\n          - ip<|>\n"));
  }

  @Test
  void overrides() throws Exception {
    String rule = "- rule: Shell Started\n  tags: [x]\n  override:\n    ";
    List<String> targets = ranked(complete(rule + "<|>\n"));
    assertEquals("tags", targets.get(0));
    assertFalse(targets.contains("source"), targets::toString);
    none("tags", complete(rule + "tags: append\n    <|>\n"));
    none("rule …", complete(rule + "<|>\n"));
    List<String> ofTheChanged = ranked(complete("- rule: Shell Started\n  override: {<|>}\n"));
    assertEquals(
        List.of("condition", "desc", "exceptions", "output", "priority", "tags"),
        ofTheChanged.subList(0, 6));
    assertEquals(List.of("append", "replace"), labels(complete(rule + "tags: <|>\n")));
    assertEquals(List.of("replace"), labels(complete(rule + "priority: <|>\n")));
    assertEquals(
        List.of("items"), labels(complete("- list: shell_binaries\n  override:\n    <|>\n")));
  }

  @Test
  void anAppendedConditionBeginsWithAndOrOr() throws Exception {
    String appended = "  override:\n    condition: append\n";
    assertEquals(
        List.of("and", "or"),
        ranked(complete("- rule: Shell Started\n  condition: <|>\n" + appended)).subList(0, 2));
    item("and", complete("- rule: Unknown\n  condition: <|>\n" + appended));
    item("and", complete("- macro: m\n  condition: <|>\n  append: true\n"));
    item("or", complete("- macro: spawned_process\n  condition: <|>\n"));
    none(
        "and",
        complete("- rule: Shell Started\n  condition: <|>\n  override:\n    condition: replace\n"));
    none("and", condition("<|>"));
  }

  @Test
  void namesOfItemsInOtherFiles() throws Exception {
    CompletionItem rule = item("Shell Started", complete("- rule: Shell St<|>\n"));
    assertEquals(
        new Range(new Position(0, 8), new Position(0, 16)),
        rule.getTextEdit().getLeft().getRange());
    item("spawned_process", complete("- macro: <|>\n"));
    none("spawned_process", complete("- list: <|>\n"));
  }

  @Test
  void wholeItems() throws Exception {
    CompletionItem rule = item("rule …", complete("- <|>\n"));
    assertTrue(rule.getTextEdit().getLeft().getNewText().startsWith("rule: ${1:"));
    assertEquals(List.of("rule …", "macro …", "list …"), ranked(complete("<|>")).subList(0, 3));
    CompletionItem first = item("rule …", complete("<|>"));
    assertTrue(first.getTextEdit().getLeft().getNewText().startsWith("- rule: "));
    item("list …", complete("- rule: r\n  desc: d\nli<|>\n"));
    item("macro", complete("- ma<|>\n"));
  }

  @Test
  void simpleValues() throws Exception {
    item("WARNING", complete("- rule: r\n  priority: wa<|>\n"));
    item("syscall", complete("- rule: r\n  source: <|>\n"));
    for (String key : List.of("enabled", "capture", "warn_evttypes", "skip-if-unknown-filter")) {
      item("false", complete("- rule: r\n  " + key + ": <|>\n"));
    }
    item("NOTICE", complete("- rule: r\n  priority: \"<|>\"\n"));
    item("syscall", complete("- rule: r\n  source: 'sys<|>\n"));
    item("host", complete("- rule: r\n  tags: [<|>]\n"));
    item("shells", complete("- rule: r\n  tags:\n    - sh<|>\n"));
    none("host", complete("- rule: r\n  tags: [host, <|>]\n"));
    item("0.63.0", complete("- required_engine_version: <|>\n"));
  }

  @Test
  void fieldsInOutput() throws Exception {
    item("proc.cmdline", complete("- rule: r\n  output: \"shell %proc.cmd<|>\"\n"));
    item("proc.cmdline", complete("- rule: r\n  output: shell (%<|>\n"));
    item("proc.cmdline", complete("- rule: r\n  output: >\n    shell\n    %10proc.c<|>\n"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "- rule: r\n  desc: <|>\n",
        "- rule: r\n  desc: what is <|>\n",
        "- rule: r\n  desc: >\n    what pr<|>\n",
        "- rule: r\n  desc: >\n    what\n    proc.<|>\n",
        "- rule: r\n  desc: \"what %proc.<|>\"\n",
        "- rule: r\n  desc: what\n    evt.<|>\n",
        "- {rule: r, desc: proc.<|>}\n",
        "- rule: r\n  condition: fd.name = /etc/pro<|>\n",
        "- rule: r # comm<|>\n",
        "- rule: r\n  output: Shell in con<|>\n",
        "- rule: r\n  condition: proc.name = \"ba<|>\"\n",
        "- rule: r\n  condition: proc.name = \"ba and evt.type = <|>\"\n",
      })
  void nothingWhereNothingBelongs(String text) throws Exception {
    assertEquals(List.of(), labels(complete(text)));
  }

  @Test
  void whatIsWrongInOtherItemsDoesNotMatter() throws Exception {
    String broken = "- rule: one\n  condition: (proc.name = and (\n  output: %\n";
    item("proc.name", complete(broken + "- rule: two\n  condition: proc.n<|>\n" + broken));
    item("proc.name", complete(broken + "  exceptions:\n    - fields: [proc.n<|>\n"));
  }

  @Test
  void tabsAndWindowsLineEnds() throws Exception {
    item(
        "proc.name",
        complete("- rule: r\r\n  desc: d\r\n  condition: >\r\n    a.b = c and\t proc.n<|>\r\n"));
    CompletionItem field =
        item(
            "proc.name",
            complete("- rule: r\n  desc: ð\n  condition: proc.name = ð🦅 and proc.n<|>\n"));
    assertEquals(
        new Range(new Position(2, 33), new Position(2, 39)),
        field.getTextEdit().getLeft().getRange());
  }

  private static List<CompletionItem> condition(String marked) throws Exception {
    return complete("- rule: r\n  desc: d\n  condition: " + marked + "\n  priority: INFO\n");
  }

  private static List<CompletionItem> complete(String marked) throws Exception {
    Marked file = Marked.of(marked);
    editor.open(FILE, file.text());
    return editor.complete(FILE, file.caret());
  }

  private static String documentation(CompletionItem item) throws Exception {
    return Editor.await(editor.server().getTextDocumentService().resolveCompletionItem(item))
        .getDocumentation()
        .getRight()
        .getValue();
  }

  private static CompletionItem item(String label, List<CompletionItem> items) {
    return items.stream()
        .filter(item -> item.getLabel().equals(label))
        .findFirst()
        .orElseThrow(() -> new AssertionError(label + " is not among " + labels(items)));
  }

  private static void none(String label, List<CompletionItem> items) {
    assertFalse(labels(items).contains(label), () -> label + " is among " + labels(items));
  }

  private static List<String> labels(List<CompletionItem> items) {
    return items.stream().map(CompletionItem::getLabel).toList();
  }

  /** As an editor shows them. */
  private static List<String> ranked(List<CompletionItem> items) {
    return labels(
        items.stream().sorted(Comparator.comparing(CompletionItem::getSortText)).toList());
  }
}
