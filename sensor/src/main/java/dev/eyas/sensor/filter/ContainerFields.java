package dev.eyas.sensor.filter;

import dev.eyas.sensor.container.ContainerInfo;
import dev.eyas.sensor.container.ContainerInfo.Mount;
import dev.eyas.sensor.container.ContainerInfo.Pod;
import dev.eyas.sensor.event.ByteStrings;
import dev.eyas.sensor.state.EventContext;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The container that a process lives in, and its pod. */
final class ContainerFields {
  private static final String HOST = "host";
  private static final int SHORT_ID = 12;

  /** Fields that Falco keeps for old rules; they never have a value. */
  private static final List<String> NEVER =
      List.of(
          "container.healthcheck",
          "container.liveness_probe",
          "container.readiness_probe",
          "proc.is_container_healthcheck",
          "proc.is_container_liveness_probe",
          "proc.is_container_readiness_probe");

  private ContainerFields() {}

  static void register(FieldTable table) {
    table.field("container.id", (c, v) -> c.thread() != null && v.set(id(c)));
    text(table, "container.full_id", HOST, ContainerInfo::fullId);
    text(table, "container.name", HOST, ContainerInfo::name);
    text(table, "container.type", HOST, ContainerInfo::type);
    text(table, "container.image", "", ContainerInfo::image);
    text(table, "container.image.id", "", ContainerInfo::imageId);
    text(table, "container.image.repository", "", ContainerInfo::repository);
    text(table, "container.image.tag", "", ContainerInfo::tag);
    text(table, "container.image.digest", "", ContainerInfo::digest);
    text(table, "container.ip", "", ContainerInfo::ip);
    text(table, "container.cni.json", "", ContainerInfo::cniResult);
    text(table, "container.mounts", "", ContainerFields::mounts);
    text(table, "container.labels", "", info -> labels(info.labels()));
    truth(table, "container.privileged", ContainerInfo::privileged);
    truth(table, "container.host_pid", ContainerInfo::hostPid);
    truth(table, "container.host_network", ContainerInfo::hostNetwork);
    truth(table, "container.host_ipc", ContainerInfo::hostIpc);
    table.withArgument("container.label", key -> info(i -> i.labels().get(decode(key))));
    mounts(table);
    times(table);
    pods(table);
    NEVER.forEach(table::empty);
    for (String kind : List.of("rc", "svc", "rs", "deployment")) {
      table.empty("k8s." + kind + ".name");
      never(table, kind);
    }
    never(table, "ns");
  }

  private static void never(FieldTable table, String kind) {
    table.empty("k8s." + kind + ".id");
    table.empty("k8s." + kind + ".label");
    table.empty("k8s." + kind + ".labels");
  }

  private static void mounts(FieldTable table) {
    mount(table, "container.mount", Mount::source, ContainerFields::text);
    mount(table, "container.mount.source", Mount::destination, Mount::source);
    mount(table, "container.mount.dest", Mount::source, Mount::destination);
    mount(table, "container.mount.mode", Mount::source, Mount::mode);
    mount(table, "container.mount.rdwr", Mount::source, m -> String.valueOf(m.writable()));
    mount(table, "container.mount.propagation", Mount::source, Mount::propagation);
  }

  private static void times(FieldTable table) {
    table.field("container.start_ts", (c, v) -> hasStart(c) && v.set(start(c)));
    table.field("container.duration", (c, v) -> hasStart(c) && v.set(c.time() - start(c)));
  }

  private static void pods(FieldTable table) {
    pod(table, "k8s.pod.name", Pod::name);
    pod(table, "k8s.ns.name", Pod::namespace);
    pod(table, "k8s.pod.id", Pod::uid);
    pod(table, "k8s.pod.uid", Pod::uid);
    pod(table, "k8s.pod.full_sandbox_id", Pod::sandboxId);
    pod(table, "k8s.pod.sandbox_id", p -> shorten(p.sandboxId()));
    pod(table, "k8s.pod.ip", Pod::ip);
    pod(table, "k8s.pod.cni.json", Pod::cniResult);
    pod(table, "k8s.pod.labels", p -> labels(p.labels()));
    table.withArgument(
        "k8s.pod.label",
        key -> info(i -> i.pod() == null ? null : i.pod().labels().get(decode(key))));
  }

  private static String id(EventContext context) {
    String id = context.thread().containerId();
    return id.isEmpty() ? HOST : id;
  }

  private static boolean isHost(EventContext context) {
    return context.thread() != null && context.thread().containerId().isEmpty();
  }

  private static ContainerInfo find(EventContext context) {
    return context.thread() == null || isHost(context)
        ? null
        : context.system().containers().find(context.thread().containerId());
  }

  /**
   * A field of what the runtime says.
   *
   * @param read null: no value
   */
  private static Extractor info(Function<ContainerInfo, String> read) {
    return (context, value) -> {
      ContainerInfo info = find(context);
      String text = info == null ? null : read.apply(info);
      return text != null && value.set(ByteStrings.encode(text));
    };
  }

  private static void text(
      FieldTable table, String name, String onHost, Function<ContainerInfo, String> read) {
    Extractor inContainer = info(read);
    table.field(
        name,
        (context, value) ->
            isHost(context) ? value.set(onHost) : inContainer.extract(context, value));
  }

  private static void truth(FieldTable table, String name, Predicate<ContainerInfo> read) {
    table.field(
        name,
        (context, value) -> {
          ContainerInfo info = find(context);
          return info != null && value.set(read.test(info));
        });
  }

  private static void pod(FieldTable table, String name, Function<Pod, String> read) {
    table.field(name, info(i -> i.pod() == null ? null : read.apply(i.pod())));
  }

  /**
   * @param key the end of the mount that the argument's pattern is matched with
   */
  private static void mount(
      FieldTable table, String name, Function<Mount, String> key, Function<Mount, String> read) {
    table.withArgument(
        name,
        argument -> {
          if (FieldTable.isNumber(argument)) {
            int index = FieldTable.index(name, argument);
            return info(i -> index < i.mounts().size() ? read.apply(i.mounts().get(index)) : null);
          }
          Glob glob = Glob.of(argument);
          return info(
              i ->
                  i.mounts().stream()
                      .filter(m -> glob.matches(ByteStrings.encode(key.apply(m))))
                      .findFirst()
                      .map(read)
                      .orElse(null));
        });
  }

  private static String mounts(ContainerInfo info) {
    return info.mounts().stream().map(ContainerFields::text).collect(Collectors.joining(","));
  }

  private static String text(Mount mount) {
    return String.join(
        ":",
        mount.source(),
        mount.destination(),
        mount.mode(),
        String.valueOf(mount.writable()),
        mount.propagation());
  }

  private static String labels(Map<String, String> labels) {
    StringJoiner text = new StringJoiner(", ");
    new TreeMap<>(labels).forEach((key, value) -> text.add(key + ":" + value));
    return text.toString();
  }

  private static String shorten(String id) {
    return id.length() > SHORT_ID ? id.substring(0, SHORT_ID) : id;
  }

  private static String decode(String argument) {
    return ByteStrings.decode(argument);
  }

  private static boolean hasStart(EventContext context) {
    return context.thread() != null
        && !isHost(context)
        && context.thread().pidNamespaceStart() != 0;
  }

  private static long start(EventContext context) {
    return context.thread().pidNamespaceStart();
  }
}
