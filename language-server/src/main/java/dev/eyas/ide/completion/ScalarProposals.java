package dev.eyas.ide.completion;

import com.google.inject.Inject;
import dev.eyas.catalog.FalcoEngine;
import dev.eyas.catalog.Priority;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.lsp4j.CompletionItemKind;

/** Values of the simple keys: priorities, sources, tags, switches, the engine's version. */
final class ScalarProposals implements Proposals {
  private static final List<String> SWITCH = List.of("true", "false");

  private final RuleUses uses;

  @Inject
  ScalarProposals(RuleUses uses) {
    this.uses = uses;
  }

  @Override
  public Stream<Proposal> at(Site site) {
    List<String> keys = site.path().keys();
    if (keys.size() != 1 || !(site.expects("SCALAR") || site.expects("NULL"))) {
      return Stream.empty();
    }
    return switch (keys.get(0)) {
      case "priority" -> priorities();
      case "source" -> values(List.of("syscall"));
      case "enabled", "append", "warn_evttypes", "skip-if-unknown-filter", "capture" ->
          values(SWITCH);
      case "tags" -> tags(site);
      case "required_engine_version" -> values(List.of(FalcoEngine.VERSION));
      default -> Stream.empty();
    };
  }

  /** In upper case, as the official rules write them. */
  private static Stream<Proposal> priorities() {
    return Stream.of(Priority.values())
        .map(
            priority ->
                Proposal.of(
                    priority.label().toUpperCase(Locale.ROOT),
                    CompletionItemKind.EnumMember,
                    priority.ordinal()));
  }

  private static Stream<Proposal> values(List<String> values) {
    return values.stream().map(value -> Proposal.of(value, CompletionItemKind.Value, Rank.FIRST));
  }

  private Stream<Proposal> tags(Site site) {
    List<String> present = site.mapping().map(item -> Values.texts(item, "tags")).orElse(List.of());
    Map<String, Integer> counts = uses.tags(site.resource());
    return counts.entrySet().stream()
        .filter(tag -> !present.contains(tag.getKey()))
        .map(
            tag ->
                Proposal.of(tag.getKey(), CompletionItemKind.Constant, Rank.used(tag.getValue())));
  }
}
