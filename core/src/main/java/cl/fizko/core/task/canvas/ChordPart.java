package cl.fizko.core.task.canvas;

import cl.fizko.core.task.Outcome;
import cl.fizko.core.task.TaskId;

/**
 * The end of one part of a chord. A part counts once, however often it is reported.
 *
 * @param member which part
 * @param id the task that ended
 * @param outcome how: succeeded, failed, revoked or dead-lettered
 * @param body what comes when all parts have ended
 */
public record ChordPart(Membership member, TaskId id, Outcome outcome, Canvas body) {}
