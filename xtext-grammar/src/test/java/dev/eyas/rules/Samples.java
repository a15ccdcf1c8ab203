package dev.eyas.rules;

import java.util.List;

/** Rules files with a bit of everything. */
public final class Samples {
  private Samples() {}

  /** Two items for each kind of item, in ordinary style. */
  public static final String ORDINARY =
      """
      # A comment
      - required_engine_version: 0.57.0

      - list: shells
        items: [bash, "zsh", 'dash', 10, other_list]
      - list: other_list
        items:
          - /bin/a   # trailing
          - '"with blank"'

      - macro: spawned
        condition: >
          evt.type in (execve, execveat) and
          evt.arg.res = 0

      - rule: A shell, "quoted"
        desc: >-
          Folded
          text: with colon
        condition: spawned and proc.name in (shells) and not (proc.pname startswith "b\\"x")
        output: "Shell %proc.name (user=%user.name args=%proc.args[1]) \\"é\\""
        priority: WARNING
        tags: [a, b]
        exceptions:
          - name: e1
            fields: [proc.name, tolower(fd.name)]
            comps: [=, startswith]
            values:
              - [bash, /tmp]
          - name: e2
            fields: proc.name
            values: [a, shells]
      - rule: A shell, "quoted"
        condition: or fd.name pmatch (/etc)
        override: {condition: append}
      ---
      - macro: later
        condition: |
          fd.sport exists
          and spawned
      """;

  /** The same things said in YAML's other ways. */
  public static final String UNUSUAL =
      """
      %YAML 1.1
      ---
      - &anchor
        list: a
        items: &items
        - x
        - y
      - list: b
        items: *items
      - {list: c, items: [x, [y, z], {k: v}],
         append: true}
      - "macro": m
        condition: 'proc.name = ''x'' and
          proc.pid > 0'
      - rule: r
        output: >+

          first

            indented
          %proc.name

        condition: "proc.name = \\"a b\\" \\
          or m"
      -
        rule: late
        override:
          condition: append
      ...
      """;

  public static final List<String> ALL =
      List.of(
          ORDINARY,
          UNUSUAL,
          ORDINARY.replace("\n", "\r\n"),
          "\uFEFF" + ORDINARY.replace("proc", "prоc\uD83D\uDE00"));
}
