-- Ends many deliveries that are done and that nothing follows. KEYS[7…] are where their results go, one
-- for each. ARGV: for how many seconds results are kept, then a tag and a result ('' for none) for each.
-- Returns for each 1, or 0 if its lease was lost; then nothing was done.
local function forget(tag)
  if redis.call('ZREM', leases, tag) == 0 then
    return 0
  end
  redis.call('ZREM', unacked_index, tag)
  local held = redis.call('HDEL', unacked, tag)
  if held == 0 then
    held = redis.call('HDEL', unreadable, tag)
  end
  return redis.call('HDEL', routes, tag) * held
end

local answers = {}
for i = 7, #KEYS do
  local tag, result = ARGV[2 * i - 12], ARGV[2 * i - 11]
  local settled = forget(tag)
  if settled == 1 and result ~= '' then
    keep(KEYS[i], ARGV[1], result)
  end
  answers[#answers + 1] = settled
end
return answers
