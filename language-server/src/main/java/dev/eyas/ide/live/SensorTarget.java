package dev.eyas.ide.live;

/** Where a sensor is to run. */
public sealed interface SensorTarget {
  /** The machine of this server. */
  SensorTarget THIS_NODE = new ThisNode();

  record ThisNode() implements SensorTarget {}

  /**
   * A node that is reached by {@code ssh}.
   *
   * @param host as {@code ssh} takes it, such as {@code admin@node-1}
   * @param ssh program to run
   * @param eyas command that starts Eyas there
   */
  record RemoteNode(String host, String ssh, String eyas) implements SensorTarget {}

  /**
   * A pod that is reached by {@code kubectl exec}.
   *
   * @param pod as {@code kubectl exec} takes it, such as {@code eyas-x7k2p} or {@code ds/eyas}
   * @param namespace empty: that of the current context
   * @param container empty: the pod's first
   * @param kubectl program to run
   * @param eyas command that starts Eyas there
   */
  record Pod(String pod, String namespace, String container, String kubectl, String eyas)
      implements SensorTarget {}
}
