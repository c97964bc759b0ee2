package cl.fizko.core.task;

/**
 * A task that this process can run.
 *
 * @param name under which it is sent
 * @param description what it does, in a sentence
 * @param handler the code
 */
public record TaskDefinition(TaskName name, String description, TaskHandler handler) {}
