package dev.eyas.sensor.conformance;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.eyas.sensor.event.Event;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The processes that upstream's tests of process state start from, by the names that the cases call
 * them: {@code p2_t3} is the third thread of the second process. From p4 on they are in a
 * container.
 */
final class ProcessTree {
  /** A thread, its process and its parent, as the node and as its namespace counts. */
  private record Member(String name, long tid, long pid, long ptid, long vtid, long vpid) {}

  private static final List<Member> MEMBERS =
      List.of(
          new Member("p1_t1", 2, 2, 1, 2, 2),
          new Member("p1_t2", 6, 2, 1, 6, 2),
          new Member("p2_t1", 25, 25, 1, 25, 25),
          new Member("p2_t2", 23, 25, 1, 23, 25),
          new Member("p2_t3", 24, 25, 1, 24, 25),
          new Member("p3_t1", 72, 72, 25, 72, 72),
          new Member("p4_t1", 76, 76, 72, 1, 1),
          new Member("p4_t2", 79, 76, 72, 2, 1),
          new Member("p5_t1", 82, 82, 79, 10, 10),
          new Member("p5_t2", 84, 82, 79, 12, 10),
          new Member("p6_t1", 87, 87, 84, 17, 17));

  private ProcessTree() {}

  /** Names for the numbers of each member: {@code p2_t3_tid} and the like. */
  static Map<String, Object> variables() {
    Map<String, Object> variables = new HashMap<>();
    for (Member member : MEMBERS) {
      variables.put(member.name + "_tid", member.tid);
      variables.put(member.name + "_pid", member.pid);
      variables.put(member.name + "_ptid", member.ptid);
      variables.put(member.name + "_vtid", member.vtid);
      variables.put(member.name + "_vpid", member.vpid);
    }
    return variables;
  }

  /** The events that make them, as the new thread sees its beginning. */
  static List<Event> events(Scenario scenario) {
    return MEMBERS.stream()
        .map(member -> scenario.help("generate_clone_x_event", born(member)))
        .toList();
  }

  private static JsonArray born(Member member) {
    boolean isThread = member.tid != member.pid;
    boolean isInContainer = member.tid != member.vtid;
    String flags = isThread ? "PPM_CL_CLONE_THREAD" : "0";
    if (isInContainer) {
      flags = isThread ? flags + " | PPM_CL_CHILD_IN_PIDNS" : "PPM_CL_CHILD_IN_PIDNS";
    }
    JsonObject raw = new JsonObject();
    raw.addProperty("raw", flags);
    JsonArray arguments = new JsonArray();
    arguments.add(new JsonPrimitive(0));
    arguments.add(new JsonPrimitive(member.tid));
    arguments.add(new JsonPrimitive(member.pid));
    arguments.add(new JsonPrimitive(member.ptid));
    arguments.add(raw);
    arguments.add(new JsonPrimitive(member.vtid));
    arguments.add(new JsonPrimitive(member.vpid));
    return arguments;
  }
}
