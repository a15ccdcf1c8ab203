package dev.eyas.sensor.control;

/** Version of the control interface; a change that breaks clients raises it. */
public final class Protocol {
  public static final int VERSION = 1;

  private Protocol() {}
}
