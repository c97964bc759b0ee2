'use strict';

const url = new URL(process.env.REDIS_URL);

exports.queue = 'default';
exports.connection = {
  host: url.hostname,
  port: Number(url.port),
  // What BullMQ asks of a worker's connection.
  maxRetriesPerRequest: null,
};
