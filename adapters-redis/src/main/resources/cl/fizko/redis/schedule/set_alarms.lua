-- Sets alarms, but for those that are there in the same version, and those of another version that
-- ring or are due. KEYS as in take_due.lua. ARGV: now in ISO 8601, then for each row its number, when it
-- is due, and its alarm: "instant version". Returns the rows whose alarm of another version stays.
local SECONDS = #'2026-11-23T12:00:00'

local function version(alarm)
  return string.sub(alarm, (string.find(alarm, ' ', 1, true)) or 1)
end

-- By its own instant, not by when it is looked at, which is later once it has failed. To the second:
-- what is due in this one is left to its bell, too.
local function isDue(alarm)
  return string.sub(alarm, 1, SECONDS) <= string.sub(ARGV[1], 1, SECONDS)
end

local stay = {}
for i = 2, #ARGV, 3 do
  local row, at, alarm = ARGV[i], ARGV[i + 1], ARGV[i + 2]
  local present = redis.call('HGET', KEYS[2], row)
  local same = present and version(present) == version(alarm)
  if present and not same and (redis.call('HEXISTS', KEYS[3], row) == 1 or isDue(present)) then
    stay[#stay + 1] = row
  elseif not same then
    redis.call('ZADD', KEYS[1], at, row)
    redis.call('HSET', KEYS[2], row, alarm)
  end
end
return stay
