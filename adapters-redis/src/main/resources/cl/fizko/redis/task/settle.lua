-- Ends a delivery. KEYS[7] is where its result goes, KEYS[8…10] are the dead letters: their order,
-- their descriptions, their bytes; from KEYS[11] on stand the keys of the chord parts and then those
-- of what follows.
-- ARGV: tag; the result ('' for none) and for how many seconds it is kept; then what becomes of the
-- message, with four arguments:
--   'done'
--   'last'  message                  at the end of its list
--   'first' message                  next to be taken
--   'delay' message due index tail   to its list when it is due; '' leaves the message as it is
--   'bury'  id now description       to the dead letters
-- then the number of chord parts, the parts, and what follows.
-- Returns {1}; {0} if the lease was lost, then nothing was done; or {2, …} and the numbers of the
-- parts with which chords are complete, then nothing but the parts was kept.
local tag, result, seconds, fate = ARGV[1], ARGV[2], ARGV[3], ARGV[4]
local parts = tonumber(ARGV[9])

if parts > 0 then
  if not redis.call('ZSCORE', leases, tag) then
    return {0}
  end
  local complete = count_parts(11, 10, parts, seconds)
  if #complete > 0 then
    table.insert(complete, 1, 2)
    return complete
  end
end
if redis.call('ZREM', leases, tag) == 0 then
  return {0}
end
local raw, list = take(tag)
if not raw then
  return {0}
end
if ARGV[5] ~= '' and fate ~= 'bury' then
  raw = ARGV[5]
end
if fate == 'last' then
  redis.call('LPUSH', list, raw)
elseif fate == 'first' then
  redis.call('RPUSH', list, raw)
elseif fate == 'delay' then
  redis.call('HSET', unacked, tag, '[' .. raw .. ARGV[8])
  redis.call('ZADD', unacked_index, ARGV[7], tag)
  redis.call('HSET', routes, tag, #raw .. ':' .. list)
  redis.call('ZADD', delayed, ARGV[6], tag)
elseif fate == 'bury' then
  redis.call('ZADD', KEYS[8], ARGV[6], ARGV[5])
  redis.call('HSET', KEYS[9], ARGV[5], ARGV[7])
  redis.call('HSET', KEYS[10], ARGV[5], raw)
end
if result ~= '' then
  keep(KEYS[7], seconds, result)
end
follow(11 + 3 * parts, 10 + 4 * parts, seconds)
return {1}
