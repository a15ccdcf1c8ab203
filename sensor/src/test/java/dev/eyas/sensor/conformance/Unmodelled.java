package dev.eyas.sensor.conformance;

/** A case says something that this harness cannot express; it is left out and counted. */
final class Unmodelled extends RuntimeException {
  private static final long serialVersionUID = 1;

  Unmodelled(String what) {
    super(what);
  }
}
