package example;

import cl.fizko.core.task.Arguments;
import cl.fizko.core.task.Outcome;
import cl.fizko.core.task.QueueName;
import cl.fizko.core.task.Task;
import cl.fizko.core.task.TaskCatalogue;
import cl.fizko.core.task.TaskDefinition;
import cl.fizko.core.task.TaskId;
import cl.fizko.core.task.TaskName;
import cl.fizko.core.task.TaskResult;
import cl.fizko.core.task.TaskRoutes;
import cl.fizko.core.task.TaskSender;
import cl.fizko.core.task.Worker;
import cl.fizko.core.task.WorkerId;
import cl.fizko.core.task.WorkerListener;
import cl.fizko.core.task.WorkerPorts;
import cl.fizko.core.task.WorkerSettings;
import cl.fizko.core.task.canvas.Canvas;
import cl.fizko.core.task.canvas.Step;
import cl.fizko.core.task.port.InMemoryTaskBroker;
import cl.fizko.core.task.port.InMemoryTaskLimits;
import cl.fizko.core.task.port.InMemoryTaskResults;
import cl.fizko.core.task.port.TaskResults;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** Runs tasks in the memory of this process, with core and nothing else. */
public final class Embedded {

  private static final TaskName ADD = new TaskName("add");

  /** The arguments of the task. */
  record Add(long x, long y) {}

  private Embedded() {}

  public static void main(String[] arguments) {
    InstantSource clock = InstantSource.system();
    InMemoryTaskResults results = new InMemoryTaskResults();
    InMemoryTaskBroker broker = new InMemoryTaskBroker(results, clock);
    QueueName queue = new QueueName("default");
    TaskRoutes routes = new TaskRoutes(Map.of(), queue);
    TaskCatalogue catalogue =
        new TaskCatalogue(
            List.of(
                TaskDefinition.typed(
                    ADD,
                    "Adds two numbers.",
                    Add.class,
                    (add, call) -> Outcome.succeeded(add.x() + add.y()))));
    Worker worker =
        new Worker(
            WorkerSettings.of(new WorkerId("embedded"), List.of(queue), 4),
            new WorkerPorts(broker, results, new InMemoryTaskLimits(clock), broker),
            catalogue,
            routes,
            WorkerListener.SILENT,
            clock);
    worker.start();
    try {
      TaskSender sender = new TaskSender(broker, routes, clock);
      Task task = Task.of(ADD, Arguments.of(2, 3));
      sender.send(task);
      System.out.println("2 + 3 = " + value(results, task.id()));
      Canvas chain = Canvas.chain(Step.of(ADD, 1, 10), Step.of(ADD, 100), Step.of(ADD, 1000));
      TaskId last = sender.send(chain).getFirst();
      System.out.println("1 + 10 + 100 + 1000 = " + value(results, last));
    } finally {
      worker.close();
    }
  }

  private static Object value(TaskResults results, TaskId id) {
    return switch (results.await(id, Duration.ofSeconds(20)).orElseThrow()) {
      case TaskResult.Succeeded done -> done.value();
      case TaskResult other -> throw new IllegalStateException("not done, but " + other);
    };
  }
}
