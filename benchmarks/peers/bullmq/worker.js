'use strict';
// A worker: worker.js CONCURRENCY

const { Worker } = require('bullmq');
const { queue, connection } = require('./connection');

const tasks = {
  'demo.noop': async () => null,
  'demo.echo': async (job) => ({ args: [], kwargs: job.data }),
  // Nanoseconds of the monotonic clock, which all processes of a machine share.
  'demo.now': async () => process.hrtime.bigint().toString(),
};

const worker = new Worker(queue, (job) => tasks[job.name](job), {
  connection,
  concurrency: Number(process.argv[2]),
});
worker.on('error', (error) => console.error(error));
process.on('SIGTERM', () => worker.close().then(() => process.exit(0)));
