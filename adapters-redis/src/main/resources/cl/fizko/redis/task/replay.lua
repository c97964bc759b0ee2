-- Puts a dead letter at the end of a list. KEYS[7] is the list, KEYS[8…10] are the dead letters.
-- ARGV: id, message. Returns 1, or 0 if it is not there any more.
if redis.call('ZREM', KEYS[8], ARGV[1]) == 0 then
  return 0
end
redis.call('HDEL', KEYS[9], ARGV[1])
redis.call('HDEL', KEYS[10], ARGV[1])
redis.call('LPUSH', KEYS[7], ARGV[2])
return 1
