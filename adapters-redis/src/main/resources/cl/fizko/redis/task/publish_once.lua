-- Puts messages at the ends of their lists unless they were put there before. KEYS[7…] are, for each
-- message, its list and what remembers it. ARGV: for how many milliseconds to remember, the messages.
-- Returns the numbers, from 0, of those that were put there now.
local published = {}
for i = 2, #ARGV do
  local list, once = KEYS[2 * i + 3], KEYS[2 * i + 4]
  if redis.call('SET', once, '1', 'NX', 'PX', ARGV[1]) then
    redis.call('LPUSH', list, ARGV[i])
    published[#published + 1] = i - 2
  end
end
return published
