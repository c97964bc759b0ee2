-- Leases what is next. KEYS[7] are the paused queues; KEYS[8…] are the lists in the order in which they
-- are served: step by step, queue by queue.
-- ARGV: now, end of the lease, how many, a prefix for tags, the number of queues, their names, and for
-- each what follows a message in `unacked`. Returns for each message its tag, the number of its list
-- and its bytes.
local now, lease_end, max, prefix = ARGV[1], ARGV[2], tonumber(ARGV[3]), ARGV[4]
local queues = tonumber(ARGV[5])
local pausing = redis.call('EXISTS', KEYS[7]) == 1

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
for i = 8, #KEYS do
  if count == max then
    break
  end
  local list = KEYS[i]
  local queue = (i - 8) % queues
  local paused = pausing and redis.call('SISMEMBER', KEYS[7], ARGV[6 + queue]) == 1
  for _, raw in ipairs(not paused and redis.call('RPOP', list, max - count) or {}) do
    count = count + 1
    local tag = prefix .. count
    if restorable(raw) then
      redis.call('HSET', unacked, tag, '[' .. raw .. ARGV[6 + queues + queue])
      redis.call('ZADD', unacked_index, now, tag)
    else
      redis.call('HSET', unreadable, tag, raw)
    end
    redis.call('HSET', routes, tag, #raw .. ':' .. list)
    redis.call('ZADD', leases, lease_end, tag)
    taken[#taken + 1] = tag
    taken[#taken + 1] = i - 8
    taken[#taken + 1] = raw
  end
end
return taken
