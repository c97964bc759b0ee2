-- The least that leasing takes. KEYS: list, hash of what is held, two sets by time. ARGV: how many, now,
-- a prefix for tags. Returns each tag and its message.
local taken = {}
for i, raw in ipairs(redis.call('RPOP', KEYS[1], ARGV[1]) or {}) do
  local tag = ARGV[3] .. i
  redis.call('HSET', KEYS[2], tag, raw)
  redis.call('ZADD', KEYS[3], ARGV[2], tag)
  redis.call('ZADD', KEYS[4], ARGV[2], tag)
  taken[2 * i - 1] = tag
  taken[2 * i] = raw
end
return taken
