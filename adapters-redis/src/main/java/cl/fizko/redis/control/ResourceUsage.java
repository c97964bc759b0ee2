package cl.fizko.redis.control;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a process has used of its machine, as {@code getrusage(2)} has it, read from {@code /proc}.
 * What Linux does not tell there is zero, and elsewhere everything is.
 */
final class ResourceUsage {

  private static final Path STAT = Path.of("/proc/self/stat");
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final double TICKS_PER_SECOND = 100;

  private ResourceUsage() {}

  static Map<String, Object> now() {
    Map<String, Object> usage = new LinkedHashMap<>();
    List<String> stat = stat();
    Map<String, Long> status = status();
    usage.put("utime", number(stat, 11) / TICKS_PER_SECOND);
    usage.put("stime", number(stat, 12) / TICKS_PER_SECOND);
    usage.put("maxrss", status.getOrDefault("VmHWM", 0L));
    List.of("ixrss", "idrss", "isrss").forEach(name -> usage.put(name, 0));
    usage.put("minflt", number(stat, 7));
    usage.put("majflt", number(stat, 9));
    List.of("nswap", "inblock", "oublock", "msgsnd", "msgrcv", "nsignals")
        .forEach(name -> usage.put(name, 0));
    usage.put("nvcsw", status.getOrDefault("voluntary_ctxt_switches", 0L));
    usage.put("nivcsw", status.getOrDefault("nonvoluntary_ctxt_switches", 0L));
    return usage;
  }

  /** The fields after the name of the program, which may hold anything. */
  private static List<String> stat() {
    try {
      String line = Files.readString(STAT);
      return List.of(line.substring(line.lastIndexOf(')') + 2).split(" ", -1));
    } catch (IOException e) {
      return List.of();
    }
  }

  private static long number(List<String> fields, int index) {
    return index < fields.size() ? Long.parseLong(fields.get(index)) : 0;
  }

  private static Map<String, Long> status() {
    Map<String, Long> numbers = new LinkedHashMap<>();
    try {
      for (String line : Files.readAllLines(STATUS)) {
        String[] parts = line.split(":\\s*", 2);
        if (parts.length == 2 && parts[1].matches("\\d{1,18}( kB)?")) {
          numbers.put(parts[0], Long.valueOf(parts[1].replace(" kB", "")));
        }
      }
    } catch (IOException e) {
      // Elsewhere than on Linux.
    }
    return numbers;
  }
}
