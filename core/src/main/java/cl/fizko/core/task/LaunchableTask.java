package cl.fizko.core.task;

/**
 * A task that callers from outside may launch. Who runs it, and in which process, is not known
 * here.
 *
 * @param name under which it is sent
 * @param description what it does, in a sentence
 * @param signature the parameters that a caller may give
 */
public record LaunchableTask(TaskName name, String description, Signature signature) {}
