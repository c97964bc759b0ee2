-- Lets leases last longer. KEYS as in take_due.lua. ARGV: who took, the new end, rows.
-- A write that needs no memory comes first: a script that has begun may go on in a full Redis.
redis.call('HDEL', KEYS[3], '')
for i = 3, #ARGV do
  if redis.call('HGET', KEYS[3], ARGV[i]) == ARGV[1] then
    redis.call('ZADD', KEYS[1], ARGV[2], ARGV[i])
  end
end
return 1
