-- Returns a message whose lease has ended to the front of its list. ARGV: tag, now, the message as it
-- goes back ('' leaves it as it is). Returns 1, or 0 if the lease was renewed or settled meanwhile.
local score = redis.call('ZSCORE', leases, ARGV[1])
if not score or tonumber(score) > tonumber(ARGV[2]) then
  return 0
end
redis.call('ZREM', leases, ARGV[1])
local raw, list = take(ARGV[1])
if not raw then
  return 0
end
if ARGV[3] ~= '' then
  raw = ARGV[3]
end
redis.call('RPUSH', list, raw)
return 1
