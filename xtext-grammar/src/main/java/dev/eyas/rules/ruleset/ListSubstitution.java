package dev.eyas.rules.ruleset;

import dev.eyas.rules.TracedText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Replaces names of lists by their items, in the text of conditions: wherever a name stands alone,
 * even within quotes.
 */
final class ListSubstitution {
  private static final String DELIMITERS = " \t\b\r\n(),=";

  private final Map<String, List<TracedText>> items = new LinkedHashMap<>();
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
      items.put(list.item().name(), resolved.stream().map(Quotes::around).toList());
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

  /** The condition with items for names. Items count as written where the name is. */
  TracedText apply(TracedText condition) {
    TracedText result = condition;
    for (Map.Entry<String, List<TracedText>> list : items.entrySet()) {
      result = apply(list.getKey(), list.getValue(), result);
    }
    return result;
  }

  private TracedText apply(String name, List<TracedText> items, TracedText condition) {
    TracedText result = condition;
    int at = result.text().indexOf(name);
    while (at >= 0) {
      int end = at + name.length();
      if (!isDelimited(result.text(), at, end)) {
        at = result.text().indexOf(name, at + 1);
        continue;
      }
      used.add(name);
      TracedText replaced = replaced(result, at, end, items);
      int next = replaced.length() - (result.length() - end);
      result = replaced;
      at = result.text().indexOf(name, Math.max(next, 0));
    }
    return result;
  }

  private static TracedText replaced(TracedText text, int start, int end, List<TracedText> items) {
    int from = start;
    int to = end;
    TracedText joined = joined(text, start, end, items);
    if (joined.isEmpty()) {
      int comma = commaBefore(text.text(), start);
      if (comma >= 0) {
        from = comma;
      } else {
        comma = commaAfter(text.text(), end);
        to = comma >= 0 ? comma + 1 : end;
      }
    }
    return new TracedText.Builder()
        .append(text.substring(0, from))
        .append(joined)
        .append(text.substring(to, text.length()))
        .build();
  }

  private static TracedText joined(TracedText text, int start, int end, List<TracedText> items) {
    TracedText.Builder joined = new TracedText.Builder();
    for (int i = 0; i < items.size(); i++) {
      joined.append(text.at(start, i == 0 ? "" : ", "));
      joined.append(text.naming(start, end, items.get(i)));
    }
    return joined.build();
  }

  private static boolean isDelimited(String text, int start, int end) {
    return (start == 0 || DELIMITERS.indexOf(text.charAt(start - 1)) >= 0)
        && (end == text.length() || DELIMITERS.indexOf(text.charAt(end)) >= 0);
  }

  private static int commaBefore(String text, int start) {
    int i = start - 1;
    while (i >= 0 && isBlank(text.charAt(i))) {
      i--;
    }
    return i >= 0 && text.charAt(i) == ',' ? i : -1;
  }

  private static int commaAfter(String text, int end) {
    int i = end;
    while (i < text.length() && isBlank(text.charAt(i))) {
      i++;
    }
    return i < text.length() && text.charAt(i) == ',' ? i : -1;
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\b' || c == '\r' || c == '\n';
  }
}
