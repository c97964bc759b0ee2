-- Lets leases last longer. ARGV: now, end of the lease, then the tags. Returns the tags that are lost.
-- A write that needs no memory comes first: a script that has begun may go on in a full Redis.
redis.call('HDEL', unreadable, '')
local lost = {}
for i = 3, #ARGV do
  local tag = ARGV[i]
  if redis.call('ZSCORE', leases, tag)
    and (redis.call('HEXISTS', unacked, tag) == 1 or redis.call('HEXISTS', unreadable, tag) == 1) then
    redis.call('ZADD', leases, 'XX', ARGV[2], tag)
    redis.call('ZADD', unacked_index, 'XX', ARGV[1], tag)
  else
    lost[#lost + 1] = tag
  end
end
return lost
