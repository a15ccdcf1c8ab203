package dev.eyas.cli;

import dev.eyas.sensor.kernel.ProbeOptions;
import dev.eyas.sensor.pushdown.BaseSyscalls;
import dev.eyas.sensor.pushdown.PushDown;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** What leaves the kernel. */
final class KernelOptions {
  private static final String PREFIX = "base_syscalls.";
  private static final String CUSTOM_SET = PREFIX + "custom_set";
  private static final String REPAIR = PREFIX + "repair";
  private static final String ALL = PREFIX + "all";

  static final String RING_PRESET = "engine.modern_ebpf.buf_size_preset";

  /** Of the first preset; each one doubles it. */
  private static final int SMALLEST_RING = 1 << 20;

  private static final int PRESETS = 10;

  @Option(
      names = "--no-pushdown",
      description =
          "Take every event of the system calls that rules name out of the kernel, even those that"
              + " no rule can match. Slower; the alerts are the same. For when you doubt that.")
  private boolean withoutPushDown;

  /**
   * @param settings keys of falco.yaml with their values; those about system calls are taken out
   * @throws IllegalArgumentException for a value that is none, with what is
   */
  PushDown pushDown(Map<String, String> settings) {
    PushDown.Depth depth = withoutPushDown ? PushDown.Depth.EVENT_TYPES : PushDown.Depth.CONDITIONS;
    return new PushDown(depth, baseSyscalls(settings));
  }

  /** How large each CPU's ring is, by Falco's presets. */
  static ProbeOptions probe(RunConfig config, ProbeOptions defaults) {
    if (config.text(RING_PRESET, "").isEmpty()) {
      return defaults;
    }
    int preset = config.number(RING_PRESET, 0);
    if (preset < 1 || preset > PRESETS) {
      throw config.refuse(RING_PRESET, "from 1 (1 MB for each CPU) to " + PRESETS + " (512 MB)");
    }
    return defaults.withRingBytes(SMALLEST_RING << preset - 1);
  }

  private static BaseSyscalls baseSyscalls(Map<String, String> settings) {
    if (settings.keySet().stream().noneMatch(key -> key.startsWith(PREFIX))) {
      return BaseSyscalls.DEFAULT;
    }
    String names = settings.getOrDefault(CUSTOM_SET, "");
    List<String> customSet =
        names.isBlank() ? List.of() : List.of(names.strip().split("\\s*,\\s*"));
    BaseSyscalls base = new BaseSyscalls(customSet, isSet(settings, REPAIR), isSet(settings, ALL));
    if (!base.unknown().isEmpty()) {
      throw BadSetting.of(CUSTOM_SET, "no such system calls: " + String.join(", ", base.unknown()));
    }
    settings.keySet().removeAll(List.of(CUSTOM_SET, REPAIR, ALL));
    return base;
  }

  private static boolean isSet(Map<String, String> settings, String key) {
    String value = settings.getOrDefault(key, "false");
    if (!value.equals("true") && !value.equals("false")) {
      throw BadSetting.value(key, value, "true or false");
    }
    return value.equals("true");
  }
}
