-- Puts a message at the end of a list as the only one of its key. KEYS[7] is the list, KEYS[8] knows
-- who won, as "until:id". ARGV: message, id, now and the window in milliseconds, 'first' or 'last'.
-- Returns the id that won.
local now, window = tonumber(ARGV[3]), tonumber(ARGV[4])
if ARGV[5] == 'first' then
  local winner = redis.call('GET', KEYS[8])
  if winner then
    local colon = string.find(winner, ':', 1, true)
    if tonumber(string.sub(winner, 1, colon - 1)) > now then
      return string.sub(winner, colon + 1)
    end
  end
end
redis.call('SET', KEYS[8], string.format('%.0f', now + window) .. ':' .. ARGV[2], 'PX', ARGV[4])
redis.call('LPUSH', KEYS[7], ARGV[1])
return ARGV[2]
