package cl.fizko.core.task.canvas;

import java.util.OptionalInt;

/**
 * The group that a task belongs to.
 *
 * @param index its place there, if that matters
 */
public record Membership(GroupId group, OptionalInt index) {}
