-- Forgets what waits. KEYS[7…] are lists, ARGV are the tags of delayed messages; what somebody has
-- leased meanwhile stays. Returns how many messages there were.
local count = 0
for i = 7, #KEYS do
  count = count + redis.call('LLEN', KEYS[i])
  redis.call('DEL', KEYS[i])
end
for _, tag in ipairs(ARGV) do
  if redis.call('ZREM', delayed, tag) == 1 then
    take(tag)
    count = count + 1
  end
end
return count
