package cl.fizko.core.tax.file;

/**
 * A line that could not be read.
 *
 * @param line 1 is the first line of the file
 * @param reason which column, what it holds and what would be right
 */
public record LineProblem(int line, String reason) {}
