-- Sets alarms, but for those that ring and those that are there in the same version. KEYS as in
-- take_due.lua. ARGV: for each row its number, when it is due, and its alarm: "instant version".
local function version(alarm)
  return string.sub(alarm, (string.find(alarm, ' ', 1, true)))
end

for i = 1, #ARGV, 3 do
  local row, at, alarm = ARGV[i], ARGV[i + 1], ARGV[i + 2]
  if redis.call('HEXISTS', KEYS[3], row) == 0 then
    local present = redis.call('HGET', KEYS[2], row)
    if not present or version(present) ~= version(alarm) then
      redis.call('ZADD', KEYS[1], at, row)
      redis.call('HSET', KEYS[2], row, alarm)
    end
  end
end
return 1
