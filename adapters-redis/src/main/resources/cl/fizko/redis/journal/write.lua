-- Appends batches of entries and lets the oldest go.
-- KEYS: the journal, how many entries it holds
-- ARGV: how many it may hold; then for each batch: how many entries, their lines
local size = tonumber(ARGV[1])
if redis.call('EXISTS', KEYS[1]) == 0 then
  redis.call('DEL', KEYS[2])
end
local held = 0
for i = 2, #ARGV, 2 do
  redis.call('XADD', KEYS[1], '*', 'n', ARGV[i], 'e', ARGV[i + 1])
  held = redis.call('INCRBY', KEYS[2], ARGV[i])
end
while held > size do
  local oldest = redis.call('XRANGE', KEYS[1], '-', '+', 'COUNT', 50)
  local gone, entries = 0, 0
  for _, batch in ipairs(oldest) do
    local n = tonumber(batch[2][2])
    if held - entries - n < size then
      break
    end
    gone = gone + 1
    entries = entries + n
  end
  if gone == 0 then
    break
  end
  redis.call('XTRIM', KEYS[1], 'MAXLEN', redis.call('XLEN', KEYS[1]) - gone)
  held = redis.call('DECRBY', KEYS[2], entries)
end
redis.call('PEXPIRE', KEYS[1], 604800000)
redis.call('PEXPIRE', KEYS[2], 604800000)
return held
