package dev.eyas.rules.ruleset;

import dev.eyas.rules.TracedText;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Replaces names of lists by their items, in the text of conditions: wherever a name stands alone,
 * even within quotes.
 */
final class ListSubstitution {
  private static final String BLANKS = " \t\r\n";

  private static final String DELIMITERS = BLANKS + "(),=";

  /** What no condition reaches that was not made to be a burden by lists of lists. */
  static final int MAX_LENGTH = 2_000_000;

  private final Map<String, List<TracedText>> items = new HashMap<>();

  /** In order of definition. */
  private final List<String> names = new ArrayList<>();

  private final Map<String, Integer> numbers = new HashMap<>();

  /** For lists that were put in, by number, the lists that their items name there. */
  private final Map<Integer, BitSet> namedByItems = new HashMap<>();

  /** Lists whose names hold what ends a name. */
  private final BitSet unusual = new BitSet();

  private final Set<String> used = new HashSet<>();

  /**
   * @param lists in order of definition; an item that names a list which the item's own list can
   *     see stands for that list's items
   */
  ListSubstitution(Collected<ListItem> lists) {
    for (Collected.Entry<ListItem> list : lists.all()) {
      List<TracedText> resolved = new ArrayList<>();
      for (TracedText item : list.item().items()) {
        Collected.Entry<ListItem> other = lists.find(item.text());
        if (other != null && other.index() < list.visibility()) {
          used.add(item.text());
          resolved.addAll(other.item().items());
        } else {
          resolved.add(item);
        }
      }
      String name = list.item().name();
      items.put(name, resolved.stream().map(Quotes::around).toList());
      unusual.set(names.size(), name.chars().anyMatch(c -> DELIMITERS.indexOf(c) >= 0));
      numbers.put(name, names.size());
      names.add(name);
    }
  }

  /** The items of a list as they are put into conditions. */
  List<TracedText> items(String list) {
    return items.get(list);
  }

  /** Whether any condition so far, or another list, names the list. */
  boolean isUsed(String list) {
    return used.contains(list);
  }

  /**
   * A condition with items for names, and what that depends on.
   *
   * @param words of the condition
   * @param lists that it named, or what it became on the way, in order of definition
   * @param used those whose items were put in
   */
  record Substituted(TracedText text, Set<String> words, List<Named> lists, Set<String> used) {}

  /**
   * @param items as they are put into conditions
   */
  record Named(String list, List<TracedText> items) {}

  /** Whether the same condition would become the same again; if so its lists count as used. */
  boolean confirms(Substituted earlier) {
    boolean same = unusual.isEmpty() && lists(named(earlier)).equals(earlier.lists);
    if (same) {
      used.addAll(earlier.used);
    }
    return same;
  }

  /** The lists that would be named on the way if the same ones were put in again. */
  private BitSet named(Substituted earlier) {
    BitSet named = numbers(earlier.words);
    numbers(earlier.used).stream().forEach(list -> named.or(namedByItems(list)));
    return named;
  }

  private BitSet namedByItems(int list) {
    return namedByItems.computeIfAbsent(
        list,
        number -> {
          BitSet named = new BitSet();
          items.get(names.get(number)).forEach(item -> named.or(numbers(words(item.text()))));
          return named;
        });
  }

  private List<Named> lists(BitSet named) {
    return named.stream()
        .mapToObj(names::get)
        .map(name -> new Named(name, items.get(name)))
        .toList();
  }

  private BitSet numbers(Set<String> words) {
    BitSet named = new BitSet();
    for (String word : words) {
      Integer list = numbers.get(word);
      if (list != null) {
        named.set(list);
      }
    }
    return named;
  }

  /**
   * The condition with items for names, list by list in order of definition: items may name lists
   * that come later. It ends early when it grows beyond {@link #MAX_LENGTH}.
   */
  Substituted apply(TracedText condition) {
    Set<String> words = words(condition.text());
    Set<String> usedHere = new HashSet<>();
    TracedText result = condition;
    BitSet named = numbers(words);
    named.or(unusual);
    int list = named.nextSetBit(0);
    while (list >= 0 && result.length() <= MAX_LENGTH) {
      TracedText replaced = apply(names.get(list), result);
      if (replaced != result) {
        usedHere.add(names.get(list));
        named.or(namedByItems(list));
        result = replaced;
      }
      list = named.nextSetBit(list + 1);
    }
    used.addAll(usedHere);
    return new Substituted(result, words, lists(named), usedHere);
  }

  private static Set<String> words(String text) {
    Set<String> found = new HashSet<>();
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || DELIMITERS.indexOf(text.charAt(i)) >= 0) {
        if (i > start) {
          found.add(text.substring(start, i));
        }
        start = i + 1;
      }
    }
    return found;
  }

  private TracedText apply(String name, TracedText condition) {
    String text = condition.text();
    TracedText.Builder result = new TracedText.Builder();
    int done = 0;
    int at = text.indexOf(name);
    while (at >= 0 && result.length() <= MAX_LENGTH) {
      int end = at + name.length();
      int next = at + 1;
      if (isDelimited(text, at, end)) {
        result.append(condition.substring(done, at));
        done = insert(name, condition, at, result);
        next = done;
      }
      at = text.indexOf(name, next);
    }
    if (done == 0) {
      return condition;
    }
    return result.append(condition.substring(done, text.length())).build();
  }

  /**
   * One blank to each side replaces the blanks around the name. An empty list goes with the comma
   * before it, or with the one behind it.
   *
   * @param result ends where the name begins
   * @return where the condition goes on
   */
  private int insert(String name, TracedText condition, int at, TracedText.Builder result) {
    String text = condition.text();
    while (result.length() > 0 && BLANKS.indexOf(result.last()) >= 0) {
      result.dropLast();
    }
    int end = at + name.length();
    int next = end;
    while (next < text.length() && BLANKS.indexOf(text.charAt(next)) >= 0) {
      next++;
    }
    TracedText list = joined(condition, at, end, items.get(name));
    if (list.isEmpty() && result.length() > 0 && result.last() == ',') {
      result.dropLast();
    } else if (list.isEmpty() && next < text.length() && text.charAt(next) == ',') {
      next++;
    }
    if (result.length() > 0) {
      result.append(condition.at(at, " "));
    }
    result.append(list).append(condition.at(at, " "));
    return next;
  }

  private static TracedText joined(TracedText text, int start, int end, List<TracedText> items) {
    TracedText.Builder joined = new TracedText.Builder();
    for (TracedText item : items) {
      joined.append(text.at(start, joined.length() == 0 ? "" : ", "));
      joined.append(text.naming(start, end, item));
    }
    return joined.build();
  }

  private static boolean isDelimited(String text, int start, int end) {
    return (start == 0 || DELIMITERS.indexOf(text.charAt(start - 1)) >= 0)
        && (end == text.length() || DELIMITERS.indexOf(text.charAt(end)) >= 0);
  }
}
