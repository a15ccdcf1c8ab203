package dev.eyas.sensor.filter;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * Finds which of many keys a text begins with, ends with or contains, in one pass over the text
 * (the last one by the automaton of Aho and Corasick). Looking up allocates nothing.
 */
final class KeyTrie {
  private static final int ROOT = 0;
  private static final int NONE = -1;

  /** Edges: open addressing, keyed by state and character. */
  private long[] edges = new long[64];

  private int[] targets = new int[64];
  private int edgeCount;

  private final List<int[]> positions = new ArrayList<>();

  /** Where to go on with what was read when no edge leads on. */
  private int[] failures = {};

  /** The next state on the way of failures at which a key ends. */
  private int[] outputs = {};

  KeyTrie() {
    newState();
    Arrays.fill(targets, NONE);
  }

  /**
   * @param rules what to find by the key
   */
  void add(String key, int[] rules) {
    int state = ROOT;
    for (int i = 0; i < key.length(); i++) {
      int next = next(state, key.charAt(i));
      if (next == NONE) {
        next = newState();
        connect(state, key.charAt(i), next);
      }
      state = next;
    }
    positions.set(state, rules);
  }

  /** Finds the keys that the text begins with. */
  void prefixes(String text, Candidates found) {
    int state = ROOT;
    for (int i = 0; i < text.length() && state != NONE; i++) {
      state = next(state, text.charAt(i));
      report(state, found);
    }
  }

  /** Finds the keys, put in backwards, that the text ends with. */
  void suffixes(String text, Candidates found) {
    int state = ROOT;
    for (int i = text.length() - 1; i >= 0 && state != NONE; i--) {
      state = next(state, text.charAt(i));
      report(state, found);
    }
  }

  /** Finds the keys that the text contains; after {@link #linkFailures}. */
  void inside(String text, Candidates found) {
    int state = ROOT;
    for (int i = 0; i < text.length(); i++) {
      state = step(state, text.charAt(i));
      for (int end = state; end != NONE; end = outputs[end]) {
        report(end, found);
      }
    }
  }

  /** Prepares for {@link #inside}: no key can be added afterwards. */
  void linkFailures() {
    failures = new int[positions.size()];
    outputs = new int[positions.size()];
    Arrays.fill(outputs, NONE);
    List<List<Long>> children = children();
    Deque<Integer> open = new ArrayDeque<>(List.of(ROOT));
    while (!open.isEmpty()) {
      int state = open.remove();
      for (long edge : children.get(state)) {
        int child = next(state, (char) edge);
        failures[child] = state == ROOT ? ROOT : step(failures[state], (char) edge);
        int failure = failures[child];
        outputs[child] = positions.get(failure) != null ? failure : outputs[failure];
        open.add(child);
      }
    }
  }

  private int step(int from, char c) {
    int state = from;
    int next = next(state, c);
    while (next == NONE && state != ROOT) {
      state = failures[state];
      next = next(state, c);
    }
    return next == NONE ? ROOT : next;
  }

  private void report(int state, Candidates found) {
    if (state != NONE && positions.get(state) != null) {
      found.addAll(positions.get(state));
    }
  }

  private int newState() {
    positions.add(null);
    return positions.size() - 1;
  }

  private List<List<Long>> children() {
    List<List<Long>> children = new ArrayList<>();
    positions.forEach(state -> children.add(new ArrayList<>()));
    for (int slot = 0; slot < edges.length; slot++) {
      if (targets[slot] != NONE) {
        children.get((int) (edges[slot] >>> 16)).add(edges[slot]);
      }
    }
    return children;
  }

  private int next(int state, char c) {
    return targets[slot(edge(state, c))];
  }

  private void connect(int state, char c, int target) {
    if (++edgeCount * 2 > targets.length) {
      grow();
    }
    int slot = slot(edge(state, c));
    edges[slot] = edge(state, c);
    targets[slot] = target;
  }

  private static long edge(int state, char c) {
    return (long) state << 16 | c;
  }

  /** The edge's slot, or the empty one where it would go. */
  private int slot(long edge) {
    int slot = (int) (edge * 0x9E3779B97F4A7C15L >>> 32) & (targets.length - 1);
    while (targets[slot] != NONE && edges[slot] != edge) {
      slot = slot + 1 & (targets.length - 1);
    }
    return slot;
  }

  private void grow() {
    long[] oldEdges = edges;
    int[] oldTargets = targets;
    edges = new long[oldEdges.length * 2];
    targets = new int[oldTargets.length * 2];
    Arrays.fill(targets, NONE);
    for (int i = 0; i < oldTargets.length; i++) {
      if (oldTargets[i] != NONE) {
        int slot = slot(oldEdges[i]);
        edges[slot] = oldEdges[i];
        targets[slot] = oldTargets[i];
      }
    }
  }
}
