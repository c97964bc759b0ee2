'use strict';
// Sends demo.noop for some seconds; prints how many there were in a second.
// enqueue.js SECONDS BYTES SENDERS BATCH    a batch of 1 is sent by add, a larger one by addBulk

const { Queue } = require('bullmq');
const { queue: name, connection } = require('./connection');

const [seconds, bytes, senders, batch] = process.argv.slice(2).map(Number);
const data = { text: 'x'.repeat(bytes) };

async function send(queue, duration) {
  const start = performance.now();
  const end = start + duration * 1000;
  let sent = 0;
  const sender = async () => {
    while (performance.now() < end) {
      if (batch === 1) {
        await queue.add('demo.noop', data);
      } else {
        await queue.addBulk(Array.from({ length: batch }, () => ({ name: 'demo.noop', data })));
      }
      sent += batch;
    }
  };
  await Promise.all(Array.from({ length: senders }, sender));
  return (sent * 1000) / (performance.now() - start);
}

(async () => {
  const queue = new Queue(name, { connection });
  await send(queue, 0.5);
  console.log(await send(queue, seconds));
  await queue.close();
})();
