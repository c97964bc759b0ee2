-- Finds leases that have ended. ARGV: now, how many. Returns for each its tag, and its value in
-- `unacked` (nothing if it is not there).
promote(ARGV[1])
local found = {}
for _, tag in ipairs(redis.call('ZRANGEBYSCORE', leases, '-inf', ARGV[1], 'LIMIT', 0, ARGV[2])) do
  found[#found + 1] = tag
  found[#found + 1] = redis.call('HGET', unacked, tag) or ''
end
return found
