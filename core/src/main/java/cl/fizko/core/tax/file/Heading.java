package cl.fizko.core.tax.file;

import cl.fizko.core.tax.Side;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The first line of a register's file: whose register it is, and where its columns stand. Accents,
 * capitals and blanks of a name do not matter, nor do other columns.
 */
final class Heading {

  private final Side side;
  private final Map<Column, Integer> places = new EnumMap<>(Column.class);

  private Heading(Side side, List<String> names) {
    this.side = side;
    for (Column column : Column.values()) {
      column
          .heading(side)
          .map(Heading::plain)
          .map(names::indexOf)
          .filter(index -> index >= 0)
          .ifPresent(index -> places.put(column, index));
    }
  }

  static Heading of(CsvLine line) {
    List<String> names = line.fields().stream().map(Heading::plain).toList();
    Side side = sideOf(names);
    Heading heading = new Heading(side, names);
    String missing =
        Arrays.stream(Column.values())
            .filter(column -> column.isRequired(side) && !heading.has(column))
            .map(heading::name)
            .collect(Collectors.joining(", "));
    if (!missing.isEmpty()) {
      throw new UnknownFileException(
          "the first line lacks the columns "
              + missing
              + "; expected the register's file as it was downloaded");
    }
    return heading;
  }

  private static Side sideOf(List<String> names) {
    for (Side side : Side.values()) {
      if (Column.COUNTERPARTY
          .heading(side)
          .map(Heading::plain)
          .filter(names::contains)
          .isPresent()) {
        return side;
      }
    }
    throw new UnknownFileException(
        "the first line has neither \"RUT Proveedor\" nor \"Rut cliente\"; expected the register of"
            + " purchases or of sales, with semicolons between its columns");
  }

  Side side() {
    return side;
  }

  boolean has(Column column) {
    return places.containsKey(column);
  }

  String name(Column column) {
    return column.heading(side).orElse("");
  }

  /** What stands in a column; empty where the file has no such column. */
  String value(CsvLine line, Column column) {
    return has(column) ? line.field(places.getOrDefault(column, 0)) : "";
  }

  private static String plain(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFD)
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^a-z0-9]", "");
  }
}
