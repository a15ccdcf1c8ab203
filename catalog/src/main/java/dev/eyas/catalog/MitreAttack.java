package dev.eyas.catalog;

import com.google.gson.reflect.TypeToken;
import java.util.List;

/** What rules name of MITRE ATT&amp;CK in their tags. */
public final class MitreAttack {
  private static final List<String> TACTICS =
      List.copyOf(DataFile.read("mitre-tactics.json", new TypeToken<List<String>>() {}));

  private MitreAttack() {}

  /** The tactics as they follow {@code mitre_} in a tag, such as {@code lateral_movement}. */
  public static List<String> tactics() {
    return TACTICS;
  }
}
