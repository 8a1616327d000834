package org.unroll.kernel.shell;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.unroll.kernel.protocol.Message;

/** The cells of this session and what they gave; the last {@value #MOST} of them. */
final class History implements Handler {
  private static final int MOST = 10_000;
  private static final int SESSION = 1;

  private record Entry(int line, String input, String output) {}

  private final Deque<Entry> entries = new ArrayDeque<>();

  /**
   * @param output the text of the cell's result; null if it had none
   */
  void add(int line, String input, String output) {
    entries.add(new Entry(line, input, output));
    if (entries.size() > MOST) {
      entries.removeFirst();
    }
  }

  @Override
  public JsonObject handle(Message request) {
    List<Entry> found =
        switch (request.text("hist_access_type", "tail")) {
          case "range" -> range(request);
          case "search" -> search(request);
          default -> last(List.copyOf(entries), request.number("n", MOST));
        };
    JsonArray history = new JsonArray();
    found.forEach(entry -> history.add(json(entry, request.flag("output", false))));
    JsonObject content = Handler.ok();
    content.add("history", history);
    return content;
  }

  /** Only this session is kept: 0 means it, and so does its own number. */
  private List<Entry> range(Message request) {
    int session = request.number("session", 0);
    int start = request.number("start", 0);
    int stop = request.number("stop", Integer.MAX_VALUE);
    return entries.stream()
        .filter(e -> session == 0 || session == SESSION)
        .filter(e -> e.line() >= start && e.line() < stop)
        .toList();
  }

  private List<Entry> search(Message request) {
    Predicate<String> matches = glob(request.text("pattern", "*"));
    Set<String> seen = new HashSet<>();
    boolean unique = request.flag("unique", false);
    List<Entry> found = new ArrayList<>();
    entries
        .descendingIterator()
        .forEachRemaining(
            entry -> {
              if (matches.test(entry.input()) && (!unique || seen.add(entry.input()))) {
                found.add(entry);
              }
            });
    Collections.reverse(found);
    return last(found, request.number("n", MOST));
  }

  private static Predicate<String> glob(String pattern) {
    StringBuilder regex = new StringBuilder();
    for (char c : pattern.toCharArray()) {
      regex.append(
          switch (c) {
            case '*' -> ".*";
            case '?' -> ".";
            default -> Pattern.quote(String.valueOf(c));
          });
    }
    return Pattern.compile(regex.toString(), Pattern.DOTALL).asMatchPredicate();
  }

  private static List<Entry> last(List<Entry> all, int n) {
    return all.subList(Math.max(0, all.size() - Math.max(0, n)), all.size());
  }

  private static JsonArray json(Entry entry, boolean withOutput) {
    JsonArray triple = new JsonArray();
    triple.add(SESSION);
    triple.add(entry.line());
    if (withOutput) {
      JsonArray pair = new JsonArray();
      pair.add(entry.input());
      pair.add(entry.output() == null ? JsonNull.INSTANCE : new JsonPrimitive(entry.output()));
      triple.add(pair);
    } else {
      triple.add(entry.input());
    }
    return triple;
  }
}
