package dev.eyas.catalog;

/** The engine whose rules language and events Eyas speaks. */
public final class FalcoEngine {
  /** What {@code required_engine_version} is compared with. */
  public static final String VERSION = "0.63.0";

  /** Version under which built-in container support answers {@code required_plugin_versions}. */
  public static final String CONTAINER_PLUGIN_VERSION = "0.7.1";

  private FalcoEngine() {}
}
