package cl.fizko.core.task.canvas;

/**
 * A chord that begins.
 *
 * @param parts how many parts it has, at least one
 */
public record ChordStart(GroupId group, int parts) {}
