-- Takes what is due until a lease ends. KEYS: when each alarm is to be looked at, the alarms, who rings
-- which. ARGV: now, end of the lease, how many, who takes. Returns when the next alarm is to be looked
-- at, or '', and for each that was taken its row and the alarm.
local due, alarms, ringing = KEYS[1], KEYS[2], KEYS[3]
local answer = { '' }
for _, row in ipairs(redis.call('ZRANGEBYSCORE', due, '-inf', ARGV[1], 'LIMIT', 0, ARGV[3])) do
  local alarm = redis.call('HGET', alarms, row)
  if alarm then
    redis.call('ZADD', due, ARGV[2], row)
    redis.call('HSET', ringing, row, ARGV[4])
    answer[#answer + 1] = row
    answer[#answer + 1] = alarm
  else
    redis.call('ZREM', due, row)
  end
end
answer[1] = redis.call('ZRANGE', due, 0, 0, 'WITHSCORES')[2] or ''
return answer
