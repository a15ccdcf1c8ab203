package dev.eyas.sensor.conformance;

/** A case says something that this harness cannot express; it is left out and counted. */
public final class Unmodelled extends RuntimeException {
  private static final long serialVersionUID = 1;

  public Unmodelled(String what) {
    super(what);
  }
}
