-- Looks at what there is to do. KEYS are the leases, the delayed, the dead letters, the paused
-- queues and then the lists of queues. Answers the first three's sizes and the paused queues, then
-- of each list its length and the message that is taken next. Nothing of it takes longer the more
-- there is to do.
local answer = {
  redis.call('ZCARD', KEYS[1]),
  redis.call('ZCARD', KEYS[2]),
  redis.call('ZCARD', KEYS[3]),
  redis.call('SMEMBERS', KEYS[4]),
}
for i = 5, #KEYS do
  answer[#answer + 1] = redis.call('LLEN', KEYS[i])
  answer[#answer + 1] = redis.call('LINDEX', KEYS[i], -1) or ''
end
return answer
