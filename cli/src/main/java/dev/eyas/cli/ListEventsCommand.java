package dev.eyas.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.eyas.catalog.EventType;
import dev.eyas.catalog.Events;
import dev.eyas.catalog.Param;
import dev.eyas.catalog.Syscall;
import dev.eyas.catalog.Syscalls;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
    name = "events",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "List the events that rules can name in evt.type, with their parameters, which conditions"
          + " name as evt.arg.NAME.",
      "Generic ones are system calls of which no parameter is recorded."
    })
final class ListEventsCommand implements Callable<Integer> {
  private static final Set<String> NEVER_SEEN_BY_RULES = Set.of("INTERNAL", "ITER");
  private static final String SYSCALL = "SYSCALL";

  @Spec private CommandSpec spec;

  @Mixin private EntryPrinter printer;

  @Override
  public Integer call() {
    Stream<Entry> own =
        Events.all().stream()
            .filter(ListEventsCommand::isSeenByRules)
            .map(ListEventsCommand::entry);
    Stream<Entry> generic =
        Syscalls.all().stream().filter(Syscall::isGeneric).map(ListEventsCommand::generic);
    List<Entry> events =
        Stream.concat(own, generic).sorted(Comparator.comparing(Entry::name)).toList();
    return printer.print("events", events, spec.commandLine());
  }

  /** Of system calls rules see the end; other events have no end. */
  private static boolean isSeenByRules(EventType event) {
    boolean current = !event.has(EventType.Flag.OLD_VERSION) && !event.has(EventType.Flag.UNUSED);
    boolean isWhole = !event.isEnter() || !event.categories().contains(SYSCALL);
    return current
        && isWhole
        && !event.code().startsWith("PPME_GENERIC")
        && event.categories().stream().noneMatch(NEVER_SEEN_BY_RULES::contains);
  }

  private static Entry entry(EventType event) {
    String params =
        event.params().stream()
            .map(param -> param.name() + " " + param.type())
            .collect(Collectors.joining(", ", "(", ")"));
    return new Entry(event.name(), category(event), params, json(event));
  }

  private static String category(EventType event) {
    return event.categories().stream()
        .sorted(Comparator.comparing(SYSCALL::equals))
        .map(category -> category.toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(" "));
  }

  private static Entry generic(Syscall syscall) {
    JsonObject json = new JsonObject();
    json.addProperty("name", syscall.name());
    json.addProperty("generic", true);
    json.add("params", new JsonArray());
    return new Entry(syscall.name(), "generic syscall", "", json);
  }

  private static JsonObject json(EventType event) {
    JsonArray params = new JsonArray();
    event.params().forEach(param -> params.add(json(param)));
    JsonArray categories = new JsonArray();
    event.categories().forEach(categories::add);
    JsonObject json = new JsonObject();
    json.addProperty("name", event.name());
    json.addProperty("generic", false);
    json.add("categories", categories);
    json.add("params", params);
    return json;
  }

  private static JsonObject json(Param param) {
    JsonArray values = new JsonArray();
    param.names().forEach(value -> values.add(value.name()));
    JsonObject json = new JsonObject();
    json.addProperty("name", param.name());
    json.addProperty("type", param.type().name());
    json.add("values", values);
    return json;
  }
}
