-- Finds leases that have ended, and what Celery workers took and never acknowledged; so many at most.
-- ARGV: now, how many, the time before which a Celery worker took it. Returns the number of leases, then
-- for each of them and of the others its tag and its value in `unacked` ('' if it is not there).
promote(ARGV[1])
local max = tonumber(ARGV[2])
local found = {0}

local function add(tag)
  found[#found + 1] = tag
  found[#found + 1] = redis.call('HGET', unacked, tag) or ''
end

for _, tag in ipairs(redis.call('ZRANGEBYSCORE', leases, '-inf', ARGV[1], 'LIMIT', 0, max)) do
  add(tag)
  found[1] = found[1] + 1
end
for _, tag in ipairs(
    redis.call('ZRANGEBYSCORE', unacked_index, '-inf', ARGV[3], 'LIMIT', 0, max - found[1])) do
  if redis.call('HEXISTS', routes, tag) == 0 then
    add(tag)
  end
end
return found
