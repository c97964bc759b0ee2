'use strict';
// Fills the queue: preload.js COUNT TASK BYTES RESULTS(true|false)

const { Queue } = require('bullmq');
const { queue: name, connection } = require('./connection');

const [count, task, bytes, results] = process.argv.slice(2);
const data = { text: 'x'.repeat(Number(bytes)) };
const job = { name: task, data, opts: { removeOnComplete: results !== 'true' } };

(async () => {
  const queue = new Queue(name, { connection });
  for (let left = Number(count); left > 0; left -= 500) {
    await queue.addBulk(Array.from({ length: Math.min(left, 500) }, () => job));
  }
  await queue.close();
})();
