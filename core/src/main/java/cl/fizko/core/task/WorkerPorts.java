package cl.fizko.core.task;

import cl.fizko.core.task.port.Revocations;
import cl.fizko.core.task.port.TaskBroker;
import cl.fizko.core.task.port.TaskLimits;
import cl.fizko.core.task.port.TaskResults;

/** What a worker works with. */
public record WorkerPorts(
    TaskBroker broker, TaskResults results, TaskLimits limits, Revocations revocations) {}
