package cl.fizko.deployment;

import java.util.ArrayList;
import java.util.List;

/**
 * A Dockerfile, as far as one can be read line by line.
 *
 * @param stages each with its instructions; the last is the image
 */
record Dockerfile(List<List<Instruction>> stages) {

  /** An instruction, for example USER, and all that follows it, with single blanks. */
  record Instruction(String name, String rest) {

    static Instruction parse(String line) {
      String tidy = line.replaceAll("\\s+", " ");
      int blank = tidy.indexOf(' ');
      return new Instruction(tidy.substring(0, blank), tidy.substring(blank + 1));
    }

    List<String> words() {
      return List.of(rest.split(" ", -1));
    }
  }

  static Dockerfile parse(String text) {
    List<List<Instruction>> stages = new ArrayList<>();
    for (String line : text.replace("\\\n", " ").lines().map(String::strip).toList()) {
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      Instruction instruction = Instruction.parse(line);
      if (instruction.name().equals("FROM")) {
        stages.add(new ArrayList<>());
      }
      stages.getLast().add(instruction);
    }
    return new Dockerfile(stages);
  }

  List<Instruction> image() {
    return stages.getLast();
  }

  /** What follows the instructions of a name in the image, in order. */
  List<String> all(String name) {
    return image().stream()
        .filter(each -> each.name().equals(name))
        .map(Instruction::rest)
        .toList();
  }

  String last(String name) {
    return all(name).getLast();
  }
}
