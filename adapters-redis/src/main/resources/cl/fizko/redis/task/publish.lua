-- Puts messages at the end of lists. KEYS[7…] and ARGV go in pairs of list and message.
for i = 7, #KEYS do
  redis.call('LPUSH', KEYS[i], ARGV[i - 6])
end
return #ARGV
