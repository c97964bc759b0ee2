-- Takes the next free place in a line. KEYS[1] knows when that is. ARGV: now and the distance between
-- places, in microseconds. Returns when it is.
local place = math.max(tonumber(redis.call('GET', KEYS[1]) or '0'), tonumber(ARGV[1]))
local free = place + tonumber(ARGV[2])
local milliseconds = math.ceil((free - tonumber(ARGV[1])) / 1000) + 60000
redis.call('SET', KEYS[1], string.format('%.0f', free), 'PX', string.format('%.0f', milliseconds))
return string.format('%.0f', place)
