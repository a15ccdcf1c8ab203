package dev.eyas.cli;

import com.google.gson.JsonObject;

/**
 * One thing of a list.
 *
 * @param label the name as it is shown, such as with its argument
 * @param detail a word or two, such as its type
 * @param text what it is
 * @param json all there is to know about it
 */
record Entry(String name, String label, String detail, String text, JsonObject json) {
  Entry(String name, String detail, String text, JsonObject json) {
    this(name, name, detail, text, json);
  }

  /** The same thing with more to read for people. */
  Entry saying(String longer) {
    return new Entry(name, label, detail, longer, json);
  }
}
