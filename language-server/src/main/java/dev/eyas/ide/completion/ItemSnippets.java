package dev.eyas.ide.completion;

import dev.eyas.catalog.FalcoEngine;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.lsp4j.CompletionItemKind;

/** Whole items, to be filled in. */
final class ItemSnippets implements Proposals {
  private record Snippet(String label, String detail, String text) {}

  private static final List<Snippet> SNIPPETS =
      List.of(
          new Snippet(
              "rule …",
              "a whole rule",
              """
              rule: ${1:Name of the rule}
                desc: ${2:What it detects, and why that matters}
                condition: >
                  evt.type in (${3:execve, execveat}) and ${4:proc.name = bash}
                output: ${5:What happened} | command=%proc.cmdline user=%user.name container=%container.name
                priority: ${6|WARNING,EMERGENCY,ALERT,CRITICAL,ERROR,NOTICE,INFORMATIONAL,DEBUG|}
                tags: [$7]
              """),
          new Snippet(
              "macro …", "a whole macro", "macro: ${1:name}\n  condition: ${2:evt.type = open}\n"),
          new Snippet("list …", "a whole list", "list: ${1:name}\n  items: [$2]\n"),
          new Snippet(
              "rule … disabled",
              "switches off a rule of another file",
              "rule: ${1:Name of the rule}\n  enabled: false\n  override:\n    enabled: replace\n"),
          new Snippet(
              "rule … condition appended",
              "narrows or widens a rule of another file",
              """
              rule: ${1:Name of the rule}
                condition: and ${2:not proc.name = bash}
                override:
                  condition: append
              """),
          new Snippet(
              "list … items appended",
              "adds to a list of another file",
              "list: ${1:name}\n  items: [$2]\n  override:\n    items: append\n"),
          new Snippet(
              "required_engine_version …",
              "the engine that this file needs",
              "required_engine_version: ${1:" + FalcoEngine.VERSION + "}\n"));

  @Override
  public Stream<Proposal> at(Site site) {
    if (site.expects("RULE_ITEM") && site.path().keys().isEmpty()) {
      return proposals("- ");
    }
    boolean afterDash =
        site.keywords()
            .anyMatch(
                key -> GrammarElements.isIn(key, "TopEntry") && key.getValue().equals("rule"));
    return afterDash && site.mapping().isEmpty() ? proposals("") : Stream.empty();
  }

  private static Stream<Proposal> proposals(String dash) {
    return IntStream.range(0, SNIPPETS.size())
        .mapToObj(i -> proposal(SNIPPETS.get(i), dash, Rank.USED + i));
  }

  private static Proposal proposal(Snippet snippet, String dash, int rank) {
    return Proposal.of(snippet.label(), CompletionItemKind.Snippet, rank)
        .insertingSnippet(dash + snippet.text())
        .detailed(snippet.detail());
  }
}
