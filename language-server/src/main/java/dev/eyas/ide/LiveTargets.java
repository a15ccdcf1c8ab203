package dev.eyas.ide;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.eyas.ide.live.SensorTarget;

/**
 * Reads where rules are to run, as clients say it: nothing for this node, {@code {host}} for
 * another one, {@code {pod, namespace?, container?}} for a pod. {@code ssh}, {@code kubectl} and
 * {@code eyas} name programs that are called otherwise than these.
 */
final class LiveTargets {
  private LiveTargets() {}

  static SensorTarget read(JsonObject target) {
    String eyas = text(target, "eyas", "eyas");
    if (target.has("host")) {
      return new SensorTarget.RemoteNode(
          text(target, "host", ""), text(target, "ssh", "ssh"), eyas);
    }
    if (target.has("pod")) {
      return new SensorTarget.Pod(
          text(target, "pod", ""),
          text(target, "namespace", ""),
          text(target, "container", ""),
          text(target, "kubectl", "kubectl"),
          eyas);
    }
    return SensorTarget.THIS_NODE;
  }

  private static String text(JsonObject target, String key, String otherwise) {
    JsonElement value = target.get(key);
    return value == null || value.isJsonNull() || value.getAsString().isBlank()
        ? otherwise
        : value.getAsString().strip();
  }
}
