package dev.eyas.ide.live;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Command lines that start a sensor elsewhere, with its standard streams here. A name that begins
 * with a hyphen would be taken for an option, so none may.
 */
final class RemoteCommands {
  private static final Pattern HOST = Pattern.compile("[^\\s-]\\S*");
  private static final Pattern POD = Pattern.compile("[a-z0-9][a-z0-9./-]*");
  private static final Pattern NAME = Pattern.compile("[a-z0-9]?[a-z0-9-]*");

  private RemoteCommands() {}

  /**
   * @throws SensorUnavailableException when the host can be none
   */
  static List<String> ssh(SensorTarget.RemoteNode node) {
    require(HOST, node.host(), "host");
    String sensor = node.eyas() + " sensor --stdio";
    String script = "if [ \"$(id -u)\" = 0 ]; then exec " + sensor + "; fi; exec sudo -n " + sensor;
    // BatchMode: there is nobody at a terminal to ask for a password.
    return List.of(
        node.ssh(), "-T", "-o", "BatchMode=yes", "--", node.host(), "sh -c " + quoted(script));
  }

  /**
   * @throws SensorUnavailableException when a name can be none in Kubernetes
   */
  static List<String> kubectl(SensorTarget.Pod target) {
    require(POD, target.pod(), "pod");
    require(NAME, target.namespace(), "namespace");
    require(NAME, target.container(), "container");
    List<String> command = new ArrayList<>(List.of(target.kubectl(), "exec", "--stdin"));
    if (!target.namespace().isEmpty()) {
      command.add("--namespace=" + target.namespace());
    }
    if (!target.container().isEmpty()) {
      command.add("--container=" + target.container());
    }
    command.addAll(List.of(target.pod(), "--", target.eyas(), "sensor", "--stdio"));
    return command;
  }

  private static void require(Pattern pattern, String name, String what) {
    if (!pattern.matcher(name).matches()) {
      throw new SensorUnavailableException("'%s' can be no name of a %s".formatted(name, what));
    }
  }

  private static String quoted(String script) {
    return "'" + script.replace("'", "'\\''") + "'";
  }
}
