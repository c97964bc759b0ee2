package cl.fizko.core.tax.file;

import java.util.ArrayList;
import java.util.List;

/**
 * One line of semicolon-separated values.
 *
 * @param number 1 is the first line of the file
 * @param fields stripped of blanks; a field in quotes may hold semicolons, and quotes twice
 */
record CsvLine(int number, List<String> fields) {

  /** All lines that are not blank. */
  static List<CsvLine> of(String text) {
    List<CsvLine> lines = new ArrayList<>();
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      if (!line.isBlank()) {
        lines.add(new CsvLine(number, split(line)));
      }
    }
    return lines;
  }

  /** Empty where the line is shorter. */
  String field(int index) {
    return index < fields.size() ? fields.get(index) : "";
  }

  private static List<String> split(String line) {
    List<String> fields = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (quoted && c == '"' && i + 1 < line.length() && line.charAt(i + 1) == '"') {
        field.append('"');
        i++;
      } else if (c == '"' && (quoted || field.toString().isBlank())) {
        quoted = !quoted;
      } else if (c == ';' && !quoted) {
        fields.add(field.toString().strip());
        field.setLength(0);
      } else {
        field.append(c);
      }
    }
    fields.add(field.toString().strip());
    return List.copyOf(fields);
  }
}
