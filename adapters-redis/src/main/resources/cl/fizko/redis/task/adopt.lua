-- Returns to a list what a Celery worker took and never acknowledged. KEYS[7] is the list.
-- ARGV: tag, the time before which it was taken, the message as it goes back ('' to forget the tag).
-- Returns 1, or 0 if somebody was faster.
local score = redis.call('ZSCORE', unacked_index, ARGV[1])
if not score or tonumber(score) > tonumber(ARGV[2]) then
  return 0
end
redis.call('ZREM', unacked_index, ARGV[1])
redis.call('HDEL', unacked, ARGV[1])
if ARGV[3] ~= '' then
  redis.call('RPUSH', KEYS[7], ARGV[3])
end
return 1
