-- Does one more of what is allowed. KEYS[1] knows when nothing of the allowance is used any more.
-- ARGV: now, how far one more puts that off, and how far off it may be, in microseconds. Returns how
-- long to wait, in microseconds; 0: it is counted.
local now = tonumber(ARGV[1])
local empty = math.max(tonumber(redis.call('GET', KEYS[1]) or '0'), now) + tonumber(ARGV[2])
local over = empty - (now + tonumber(ARGV[3]))
-- Less than a microsecond over is what is lost by counting in fractions.
if over >= 1 then
  return math.ceil(over)
end
redis.call('SET', KEYS[1], string.format('%.2f', empty), 'PX', math.ceil((empty - now) / 1000) + 1000)
return 0
