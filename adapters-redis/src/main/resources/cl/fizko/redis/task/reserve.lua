-- Leases what is next. KEYS[7…] are the lists in the order in which they are served.
-- ARGV: now, end of the lease, how many, a prefix for tags, then for each list what follows a message
-- in `unacked`. Returns for each message its tag, the number of its list and its bytes.
local now, lease_end, max, prefix = ARGV[1], ARGV[2], tonumber(ARGV[3]), ARGV[4]

local function restorable(raw)
  local readable, message = pcall(cjson.decode, raw)
  return readable
    and type(message) == 'table'
    and type(message.headers) == 'table'
    and type(message.properties) == 'table'
end

promote(now)
local taken = {}
local count = 0
for i = 7, #KEYS do
  if count == max then
    break
  end
  local list = KEYS[i]
  for _, raw in ipairs(redis.call('RPOP', list, max - count) or {}) do
    count = count + 1
    local tag = prefix .. count
    if restorable(raw) then
      redis.call('HSET', unacked, tag, '[' .. raw .. ARGV[i - 2])
      redis.call('ZADD', unacked_index, now, tag)
    else
      redis.call('HSET', unreadable, tag, raw)
    end
    redis.call('HSET', routes, tag, #raw .. ':' .. list)
    redis.call('ZADD', leases, lease_end, tag)
    taken[#taken + 1] = tag
    taken[#taken + 1] = i - 7
    taken[#taken + 1] = raw
  end
end
return taken
