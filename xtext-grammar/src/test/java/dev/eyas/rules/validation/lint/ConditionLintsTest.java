package dev.eyas.rules.validation.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lints that look at single comparisons and at groups of them. */
class ConditionLintsTest {
  private static final String MACROS =
      """
      - macro: arg
        condition: %s
      """;
  private static final String RULE =
      """
      - rule: r
        desc: d
        condition: >
          %s
        output: o
        priority: notice
      """;

  private static Linted finds(LintCode code, String condition) {
    return Linted.finds(code, RULE.formatted(condition));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evt.type = openat and ⟦evt.arg.path = /x⟧",
        "evt.type in (openat, openat2) and not ⟦evt.arg.data contains x⟧",
        "(evt.type = connect and ⟦evt.arg.flags = 1⟧) or (evt.type = openat and evt.arg.flags = 1)",
        "evt.type = openat and ⟦evt.rawarg.tuple exists⟧",
        "evt.type = close and ⟦evt.arg[9] = x⟧",
        "evt.type = openat and ⟦tolower(evt.arg.target) = x⟧",
      })
  void argumentThatNoEventHasIsFound(String condition) {
    finds(LintCode.EYAS001, condition);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evt.type = openat and evt.arg.flags contains O_RDWR",
        "evt.type in (connect, openat) and evt.arg.flags = 1",
        "evt.arg.flags = 1 and proc.name = a",
        "not evt.type = openat and evt.arg.tuple exists",
        "evt.type = close and evt.arg[0] = x",
        "evt.type = execve and evt.arg.flags contains EXE_WRITABLE",
      })
  void argumentThatOneOfTheEventsHasIsRight(String condition) {
    finds(LintCode.EYAS001, condition);
  }

  @Test
  void argumentInAMacroIsToldWhereItIsWrong() {
    Linted.finds(
        LintCode.EYAS001,
        MACROS.formatted("evt.arg.flags = 1")
            + RULE.formatted("evt.type = connect and (⟦arg⟧ or proc.name = a)"));
    Linted.finds(
        LintCode.EYAS001,
        MACROS.formatted("evt.type = connect and ⟦evt.arg.flags = 1⟧")
            + RULE.formatted("arg and proc.name = a"));
    Linted.finds(
        LintCode.EYAS001,
        MACROS.formatted("evt.arg.flags = 1")
            + RULE.formatted("evt.type in (connect, openat) and arg"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evt.type = connect and ⟦fd.type = ipv5⟧",
        "evt.type = connect and ⟦fd.type in (tcp, udp)⟧",
        "evt.type = connect and ⟦fd.typechar = file⟧",
        "evt.type = connect and ⟦evt.category = network⟧",
        "evt.type = connect and ⟦fd.l4proto startswith TC⟧",
        "evt.type = connect and ⟦evt.res = ENOENTT⟧",
        "evt.type = connect and ⟦evt.res in (OK, FAILED)⟧",
        "evt.type = connect and ⟦evt.source = k8s_audit⟧",
        "⟦syscall.type = openatt⟧",
        "evt.type = execve and ⟦proc.name = averyveryverylongname⟧",
        "evt.type = execve and ⟦proc.aname in (sixteen_letters_, averyveryverylongname)⟧",
        "evt.type = execve and ⟦proc.name endswith averyveryverylongname⟧",
        "evt.type = execve and ⟦tolower(proc.name) = Bash⟧",
        "evt.type = execve and ⟦toupper(proc.name) contains bash⟧",
        "evt.type = execve and ⟦basename(proc.exepath) = /bin/sh⟧",
        "evt.type = execve and ⟦user.uid < 0⟧",
        "evt.type = execve and ⟦user.uid = 4294967296⟧",
        "evt.type = execve and not ⟦user.uid in (-1, -2)⟧",
      })
  void impossibleComparisonIsFound(String condition) {
    finds(LintCode.EYAS002, condition);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evt.type = connect and fd.type in (ipv4, ipv5)",
        "evt.type = connect and fd.type startswith ipv",
        "evt.type = connect and fd.type != ipv5",
        "evt.type = execve and proc.name in (fifteen_letters, averyveryverylongname)",
        "evt.type = execve and proc.exe = averyveryverylongname",
        "evt.type = execve and proc.aname[2] = bash",
        "evt.type = execve and tolower(proc.name) = \"bash 1\"",
        "evt.type = execve and user.loginuid = -1",
        "evt.type = execve and user.uid > 0",
        "evt.type = connect and fd.sport = 70000",
      })
  void possibleComparisonIsRight(String condition) {
    finds(LintCode.EYAS002, condition);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evt.type = execve and ⟦evt.type = open⟧",
        "evt.type = execve and proc.name = a and ⟦proc.name = b⟧",
        "evt.type = execve and proc.name = a and ⟦not proc.name in (a, b)⟧",
        "evt.type = execve and proc.name in (a, b) and ⟦proc.name startswith c⟧",
        "evt.type = execve and proc.name = a and ⟦proc.name != a⟧",
        "evt.type = execve and proc.name contains a and ⟦not proc.name contains a⟧",
        "evt.type = execve and user.uid > 10 and ⟦user.uid < 5⟧",
        "evt.type = execve and (proc.tty = 0 or (proc.name = a and ⟦proc.name = b⟧))",
        "evt.type = execve and (not proc.name = a or ⟦not proc.name = b⟧)",
        "evt.type = execve and (proc.name contains a or ⟦not proc.name contains a⟧)",
        "(evt.type = open or evt.type = openat) and ⟦evt.type = close⟧",
        "evt.type = execve and proc.name = a and (⟦proc.name = b or proc.name = c⟧)",
        "evt.type = execve and (proc.name != a or ⟦proc.name != b⟧)",
        "evt.type = execve and proc.name startswith a and ⟦proc.name startswith b⟧",
        "evt.type = execve and proc.name endswith ab and ⟦proc.name endswith anyof (b0, c)⟧",
        "evt.type = execve and not (proc.tty = 0 or proc.pid != 1 or ⟦proc.pid != 2⟧)",
      })
  void contradictionAndTautologyAreFound(String condition) {
    finds(LintCode.EYAS003, condition);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evt.type in (execve, open) and evt.type = open",
        "evt.type = execve and proc.aname = a and proc.aname = b",
        "evt.type = connect and fd.ip = 1.1.1.1 and fd.ip = 2.2.2.2",
        "evt.type = connect and fd.port = 1 and fd.port = 2",
        "evt.type = execve and proc.name in (a, b) and not proc.name = b",
        "evt.type = execve and evt.num = 0",
        "evt.num >= 0",
        "evt.type = execve and user.uid >= 5 and user.uid <= 5",
        "evt.type = execve and proc.name = a and (proc.name = b or proc.tty = 0)",
        "evt.type = execve and not proc.name in ()",
        "evt.type = execve and (proc.tty = 1 or proc.name in ())",
        "evt.type = execve and proc.aname[1] = a and proc.aname[2] = b",
        "evt.type = execve and (proc.aname != a or proc.aname != b)",
        "evt.type = connect and (fd.port != 1 or fd.port != 2)",
        "evt.type = execve and (proc.name != a or proc.pname != b)",
        "evt.type = execve and proc.name startswith a and proc.name startswith ab",
        "evt.type = execve and proc.name startswith a and proc.name endswith b",
        "evt.type = execve and proc.name contains a and proc.name contains b",
        "evt.type = execve and proc.aname startswith a and proc.aname startswith b",
      })
  void whatCanBeEitherIsRight(String condition) {
    finds(LintCode.EYAS003, condition);
  }

  @Test
  void ruleThatAsksForNothingIsTold() {
    Linted.finds(
        LintCode.EYAS003,
        RULE.replace("rule: r", "rule: ⟦r⟧").formatted("evt.type = execve and proc.name in ()"));
  }

  @Test
  void listThatIsToBeFilledElsewhereIsNotTold() {
    Linted.finds(
        LintCode.EYAS003,
        "- list: mine\n  items: []\n"
            + RULE.formatted("evt.type = execve and proc.name in (mine)"));
  }

  @Test
  void contradictionThroughAMacroIsToldInTheRule() {
    Linted linted =
        Linted.finds(
            LintCode.EYAS003,
            MACROS.formatted("evt.type = open and proc.name = a")
                + RULE.formatted("arg and proc.tty = 0 and ⟦proc.name = b⟧"));
    assertEquals(1, linted.of(LintCode.EYAS003).get(0).related().size());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "⟦k8s.pod.name = <NA>⟧ ; not k8s.pod.name exists",
        "⟦k8s.pod.name != '<NA>'⟧ ; k8s.pod.name exists",
        "⟦container.image.repository in ('<NA>', 'N/A')⟧ ; not container.image.repository exists",
      })
  void comparisonWithNaIsFoundAndReplaced(String check, String fixed) {
    String plain = "evt.type = openat and fd.typechar = f and ";
    assertEquals(
        RULE.formatted(plain + fixed),
        finds(LintCode.EYAS006, plain + check.replace("'", "\"")).fixed(LintCode.EYAS006));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evt.type = openat and user.name = <NA>",
        "evt.type = openat and proc.name in (<NA>, a)",
        "evt.type = openat and evt.arg.name = <NA>",
        "evt.type = openat and k8s.pod.name exists",
        "evt.type = openat and fd.name contains NA",
      })
  void textThatIsYieldedIsRight(String condition) {
    finds(LintCode.EYAS006, condition);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "⟦proc.aname != a⟧ ; not proc.aname = a",
        "⟦proc.pname != a⟧ ; not proc.pname = a",
        "⟦k8s.ns.name != kube-system⟧ ; not k8s.ns.name = kube-system",
        "⟦fd.name != \"/a b\"⟧ ; not fd.name = \"/a b\"",
        "⟦evt.buffer != x⟧ ; not evt.buffer = x",
        "⟦fs.path.name != /x⟧ ; not fs.path.name = /x",
      })
  void unequalThatDiffersIsFoundAndReplaced(String check, String fixed) {
    String plain = "evt.type = execve and ";
    assertEquals(
        RULE.formatted(plain + fixed),
        finds(LintCode.EYAS007, plain + check).fixed(LintCode.EYAS007));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evt.type = execve and proc.name != a",
        "evt.type = execve and proc.aname[2] != a",
        "evt.type = execve and fd.typechar = f and fd.name != a",
        "evt.type = openat and fd.name != a",
        "evt.type = execve and k8s.ns.name exists and k8s.ns.name != a",
        "evt.type = execve and not proc.pname = a",
        "evt.type = execve and container.id != host",
        "evt.type = open and evt.rawres != 0",
        "evt.type = poll and fdlist.names != x",
        "evt.type in (read, write) and evt.buffer != x",
      })
  void unequalWithAValueIsRight(String condition) {
    finds(LintCode.EYAS007, condition);
  }
}
