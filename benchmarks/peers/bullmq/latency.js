'use strict';
// Sends demo.now at an even pace; prints for each the milliseconds from its sending to its start.
// latency.js PER_SECOND COUNT

const { Queue } = require('bullmq');
const { setTimeout: sleep } = require('node:timers/promises');
const { queue: name, connection } = require('./connection');

const [perSecond, count] = process.argv.slice(2).map(Number);

(async () => {
  const queue = new Queue(name, { connection });
  await queue.waitUntilReady();
  const start = performance.now();
  const adding = [];
  for (let i = 0; i < count; i++) {
    const wait = start + (i * 1000) / perSecond - performance.now();
    if (wait > 0) {
      await sleep(wait);
    }
    const sent = process.hrtime.bigint();
    adding.push(queue.add('demo.now', {}).then((job) => ({ id: job.id, sent })));
  }
  for (const { id, sent } of await Promise.all(adding)) {
    let job = await queue.getJob(id);
    while (job.finishedOn === undefined) {
      await sleep(20);
      job = await queue.getJob(id);
    }
    console.log(Number(BigInt(job.returnvalue) - sent) / 1e6);
  }
  await queue.close();
})();
