-- Ends the ringing of what is still held by who took it. KEYS as in take_due.lua. ARGV: who took, then
-- for each row its number, when it is to be looked at next and its next alarm, both '' if there is none.
-- A write that needs no memory comes first: a script that has begun may go on in a full Redis.
redis.call('HDEL', KEYS[3], '')
for i = 2, #ARGV, 3 do
  local row, at, alarm = ARGV[i], ARGV[i + 1], ARGV[i + 2]
  if redis.call('HGET', KEYS[3], row) == ARGV[1] then
    redis.call('HDEL', KEYS[3], row)
    if at == '' then
      redis.call('ZREM', KEYS[1], row)
      redis.call('HDEL', KEYS[2], row)
    else
      redis.call('ZADD', KEYS[1], at, row)
      redis.call('HSET', KEYS[2], row, alarm)
    end
  end
end
return 1
