package cl.fizko.benchmarks;

/**
 * What processes have used.
 *
 * @param cpuSeconds since their start, in user and kernel mode
 * @param residentMegabytes now; pages that processes share count once for each
 * @param peakMegabytes the most they had resident at once, added up
 */
public record Usage(double cpuSeconds, double residentMegabytes, double peakMegabytes) {

  static final Usage NONE = new Usage(0, 0, 0);

  Usage plus(Usage other) {
    return new Usage(
        cpuSeconds + other.cpuSeconds,
        residentMegabytes + other.residentMegabytes,
        peakMegabytes + other.peakMegabytes);
  }
}
