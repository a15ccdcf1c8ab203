package dev.eyas.sensor.filter;

import java.util.ArrayList;
import java.util.List;

/**
 * A slot that a field's value is read into, used again from event to event. Which member counts
 * follows from the operand's type: numbers, truth values (1 or 0) and times in {@link #number()},
 * texts and buffers as byte strings in {@link #text()}, addresses in {@link #address()}, fractions
 * in {@link #real()}, and the elements of a list in {@link #list()}.
 */
public final class Value {
  private long number;
  private double real;
  private String text;
  private byte[] address;
  private final List<String> list = new ArrayList<>();

  public long number() {
    return number;
  }

  public double real() {
    return real;
  }

  public String text() {
    return text;
  }

  public byte[] address() {
    return address;
  }

  public List<String> list() {
    return list;
  }

  boolean set(long value) {
    number = value;
    return true;
  }

  boolean set(boolean value) {
    number = value ? 1 : 0;
    return true;
  }

  boolean set(double value) {
    real = value;
    return true;
  }

  /** Takes a text; null is no value. */
  boolean set(String value) {
    text = value;
    return value != null;
  }

  /** Takes an address; an empty one is no value. */
  boolean set(byte[] value) {
    address = value;
    return value.length > 0;
  }
}
