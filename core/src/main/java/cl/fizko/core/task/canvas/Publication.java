package cl.fizko.core.task.canvas;

import cl.fizko.core.task.QueueName;
import cl.fizko.core.task.Task;

/** A task and the queue that it goes to. */
public record Publication(QueueName queue, Task task) {}
