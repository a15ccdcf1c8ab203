package dev.eyas.bench;

/**
 * Any number of rules of the shapes that people write, each for things of its own: a folder of one
 * program, a program's children, a port, an extension, a word in a path.
 */
public final class GeneratedRules {
  private GeneratedRules() {}

  /**
   * @return a rules file
   */
  public static String yaml(int count) {
    StringBuilder yaml = new StringBuilder();
    for (int i = 0; i < count; i++) {
      yaml.append(
          """
          - rule: Generated %d
            desc: Number %d
            condition: >
              %s
            output: generated (file=%%fd.name command=%%proc.cmdline)
            priority: NOTICE
          """
              .formatted(i, i, condition(i)));
    }
    return yaml.toString();
  }

  private static String condition(int i) {
    return switch (i % 5) {
      case 0 ->
          "evt.type in (open, openat, openat2) and evt.is_open_read = true"
              + " and fd.name startswith /data/tenant%d/ and not proc.name = worker%d"
                  .formatted(i, i);
      case 1 ->
          "evt.type in (execve, execveat) and proc.name in (tool%d, helper%d)".formatted(i, i)
              + " and not proc.pname in (trusted%d, init)".formatted(i);
      case 2 ->
          "evt.type = connect and fd.sport = %d and not proc.name = client%d"
              .formatted(10_000 + i, i);
      case 3 ->
          "evt.type in (read, write) and evt.rawres > 0 and fd.name endswith .ext%d".formatted(i);
      default ->
          "evt.type in (open, openat, openat2, unlinkat) and container.id = host"
              + " and fd.name contains secret%dx".formatted(i);
    };
  }
}
