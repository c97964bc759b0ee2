-- Removes alarms, but for those that ring. KEYS as in take_due.lua. ARGV: rows.
for _, row in ipairs(ARGV) do
  if redis.call('HEXISTS', KEYS[3], row) == 0 then
    redis.call('ZREM', KEYS[1], row)
    redis.call('HDEL', KEYS[2], row)
  end
end
return 1
