-- Finds what Celery workers took and never acknowledged. ARGV: the time before which it was taken, how
-- many. Returns for each its tag and its value in `unacked` (nothing if it is not there).
local found = {}
for _, tag in ipairs(
    redis.call('ZRANGEBYSCORE', unacked_index, '-inf', ARGV[1], 'LIMIT', 0, ARGV[2])) do
  if redis.call('HEXISTS', routes, tag) == 0 then
    found[#found + 1] = tag
    found[#found + 1] = redis.call('HGET', unacked, tag) or ''
  end
end
return found
