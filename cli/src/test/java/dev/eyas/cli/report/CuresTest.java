package dev.eyas.cli.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.eyas.rules.RulesSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CuresTest {
  private static final String RULES =
      """
      - macro: spawned
        condition: evt.type = execve
      - rule: Shell
        desc: a shell
        condition: spawned and proc.name = bash
        output: shell (command=%proc.cmdline)
        priority: warning
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "proc.name = bash | proc.nme = bash  | did you mean proc.name?",
        "= execve         | = exceve         | did you mean execve?",
        "spawned and      | spwned and       | did you mean spawned?",
        "%proc.cmdline    | %proc.cmdlin     | did you mean %proc.cmdline instead of %proc.cmdlin?",
        "priority: war    | priority: wron   | one of emergency, alert, critical, error, warning, notice, informational, debug",
        "desc: a          | dsc: b\\n  desc: a | did you mean desc?",
        "  condition: evt | \\tcondition: evt | indent with blanks instead of tabs",
        "spawned and      | ''               | begin the condition with its event types: evt.type in (execve, ...) and",
        "spawned and      | evt.type = open and | name it in a condition, or remove it",
      })
  void whatWouldHelpIsTold(String right, String wrong, String cure) {
    String rules = RULES.replace(right, wrong.replace("\\n", "\n").replace("\\t", "\t"));

    List<Problem> problems = Diagnosis.of(List.of(new RulesSource("a.yaml", rules))).problems();

    assertEquals(Optional.of(cure), problems.get(problems.size() - 1).cure(), problems::toString);
  }
}
