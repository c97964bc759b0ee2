-- Does what follows from the end of a task. From KEYS[key] and ARGV[arg] on stand operations, each
-- with its keys and arguments:
--   'push'  list                  message             puts a message at the end of a list
--   'keep'  result                value               keeps a result
--   'start' chord                 parts               begins a chord of so many parts
--   'lead'  chord, parts, extra, saved   operations   what a complete chord leads to: so many of the
--                                                     operations after it; none if it was done before
local function follow(key, arg, seconds)
  while arg <= #ARGV do
    local operation, value = ARGV[arg], ARGV[arg + 1]
    arg = arg + 2
    if operation == 'push' then
      redis.call('LPUSH', KEYS[key], value)
      key = key + 1
    elseif operation == 'keep' then
      keep(KEYS[key], seconds, value)
      key = key + 1
    elseif operation == 'start' then
      redis.call('SET', KEYS[key], value, 'EX', seconds)
      redis.call('PUBLISH', KEYS[key], value)
      key = key + 1
    else
      local first = redis.call('DEL', KEYS[key])
      redis.call('DEL', KEYS[key + 1], KEYS[key + 2], KEYS[key + 3])
      key = key + 4
      if first == 0 then
        key = key + tonumber(value)
        arg = arg + 2 * tonumber(value)
      end
    end
  end
end

-- Counts parts of chords, each once. From KEYS[key] and ARGV[arg] on stand, for each, its chord, its
-- parts and its extra parts, and the place, the id, the part as it is kept, and '1' if it is known to
-- what the chord leads. Returns the numbers of the parts whose chords are complete with them.
local function count_parts(key, arg, parts, seconds)
  local complete = {}
  for i = 1, parts do
    local chord, list, extra = KEYS[key], KEYS[key + 1], KEYS[key + 2]
    local place, id = ARGV[arg], ARGV[arg + 1]
    local present = false
    for _, other in ipairs(redis.call('ZRANGEBYSCORE', list, place, place)) do
      local readable, part = pcall(cjson.decode, other)
      present = present or (readable and type(part) == 'table' and part[2] == id)
    end
    if not present then
      redis.call('ZADD', list, place, ARGV[arg + 2])
    end
    local size = redis.call('GET', chord)
    if size then
      local total = tonumber(size) + tonumber(redis.call('GET', extra) or '0')
      if redis.call('ZCARD', list) >= total and ARGV[arg + 3] == '0' then
        complete[#complete + 1] = i - 1
      end
    end
    for _, each in ipairs({chord, list, extra}) do
      redis.call('EXPIRE', each, seconds)
    end
    key = key + 3
    arg = arg + 4
  end
  return complete
end
