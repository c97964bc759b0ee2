-- Puts a message at the end of a list unless it was put there before. KEYS[7] is the list, KEYS[8]
-- remembers. ARGV: message, for how many milliseconds to remember. Returns 1, or 0 if it was.
if not redis.call('SET', KEYS[8], '1', 'NX', 'PX', ARGV[2]) then
  return 0
end
redis.call('LPUSH', KEYS[7], ARGV[1])
return 1
